package io.github.keycloakguests.demo.part;

/** Why the demo cannot go on, in words for whoever started it. */
public final class DemoFailure extends RuntimeException {
    public DemoFailure(String message) {
        super(message);
    }
}
