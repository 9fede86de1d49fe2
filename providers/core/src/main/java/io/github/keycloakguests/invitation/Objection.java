package io.github.keycloakguests.invitation;

/** Why an order as a whole cannot be carried out. */
public enum Objection {
    NOBODY,
    TOO_MANY,
    SPACE_CLOSED,
    PERMISSION_NOT_OFFERED,
    PERIOD_OVER,
    PERIOD_TOO_LONG,
    /** Longer than the guest type allows with all changes together. */
    TOTAL_TOO_LONG,
    VALIDITY_OUT_OF_BOUNDS,
    HOME_ELSEWHERE,
    INVITING_NOT_OFFERED,
    MANAGING_NOT_OFFERED,
    /** A guest invites as another type of guest than it is. */
    TYPE_NOT_OWN,
    /** A guest offers more than it has. */
    PERMISSION_BEYOND_OWN,
    /** A guest offers access for longer than its own. */
    PERIOD_BEYOND_OWN,
    /** More than an inviter may invite in an hour. */
    TOO_FAST
}
