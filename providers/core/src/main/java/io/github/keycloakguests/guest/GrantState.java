package io.github.keycloakguests.guest;

/** What somebody decided about a grant; that time has run out is not a state, it is read from the clock. */
public enum GrantState {
    ACTIVE,
    SUSPENDED,
    ENDED
}
