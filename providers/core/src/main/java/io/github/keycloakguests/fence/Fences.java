package io.github.keycloakguests.fence;

/** The fences around the guest types of one realm. */
@FunctionalInterface
public interface Fences {

    /** That of the type of that name; what it leaves open, and all of it where there is no such type, is the realm's. */
    Fence of(String type);
}
