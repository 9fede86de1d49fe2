package io.github.keycloakguests.invitation;

import io.github.keycloakguests.guest.Untimely;

/** Why an order as a whole cannot be carried out. */
public enum Objection {
    NOBODY,
    TOO_MANY,
    SPACE_CLOSED,
    PERMISSION_NOT_OFFERED,
    PERIOD_OVER,
    START_PAST,
    START_TOO_FAR,
    /** It would be over by the time it begins. */
    END_BEFORE_START,
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
    /** A guest offers access that begins when its own is over. */
    START_BEYOND_OWN,
    /** More than an inviter may invite in an hour. */
    TOO_FAST;

    public static Objection of(Untimely untimely) {
        return switch (untimely) {
            case PERIOD_OVER -> PERIOD_OVER;
            case START_PAST -> START_PAST;
            case START_TOO_FAR -> START_TOO_FAR;
            case END_BEFORE_START -> END_BEFORE_START;
            case PERIOD_TOO_LONG -> PERIOD_TOO_LONG;
            case TOTAL_TOO_LONG -> TOTAL_TOO_LONG;
        };
    }
}
