package io.github.keycloakguests.guest;

/** Why access cannot begin or last as wished. */
public enum Untimely {
    PERIOD_OVER,
    START_PAST,
    START_TOO_FAR,
    /** It would be over by the time it begins. */
    END_BEFORE_START,
    PERIOD_TOO_LONG,
    /** It would last longer than the guest type allows with all changes together. */
    TOTAL_TOO_LONG
}
