package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Untimely;

/** Why a grant cannot be changed as wished. */
public enum GrantObjection {
    PERMISSION_NOT_OFFERED,
    PERIOD_OVER,
    START_PAST,
    START_TOO_FAR,
    /** It would be over by the time it begins. */
    END_BEFORE_START,
    /** It has begun, so its start is not to be moved. */
    BEGUN,
    PERIOD_TOO_LONG,
    /** It would last longer than the guest type allows with all changes together. */
    TOTAL_TOO_LONG,
    INVITING_NOT_OFFERED,
    MANAGING_NOT_OFFERED,
    /** It came from a guest, and cannot be handed on further. */
    HANDED_ON,
    /** It is past its end, and the host has no place to let it begin again. */
    NO_PLACE;

    static GrantObjection of(Untimely untimely) {
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
