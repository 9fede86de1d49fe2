package io.github.keycloakguests.invitation;

/** Why an order as a whole cannot be carried out. */
public enum Objection {
    NOBODY,
    TOO_MANY,
    SPACE_CLOSED,
    PERMISSION_NOT_OFFERED,
    PERIOD_OVER,
    PERIOD_TOO_LONG,
    VALIDITY_OUT_OF_BOUNDS,
    HOME_ELSEWHERE
}
