package io.github.keycloakguests.demo.part;

/** A part of the demo, which stops without complaint. */
@FunctionalInterface
public interface Part extends AutoCloseable {
    @Override
    void close();
}
