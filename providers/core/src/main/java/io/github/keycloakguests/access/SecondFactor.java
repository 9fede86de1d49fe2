package io.github.keycloakguests.access;

/** When a login takes a second step; a later one is the stricter. */
public enum SecondFactor {
    NEVER,
    SECOND_LOGIN,
    ALWAYS
}
