package io.github.keycloakguests.guest;

/** Answers where a guest stands, from memory when it was asked before. */
@FunctionalInterface
public interface Standings {

    Standing of(UserId guest);
}
