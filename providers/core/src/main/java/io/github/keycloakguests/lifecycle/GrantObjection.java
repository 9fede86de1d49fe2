package io.github.keycloakguests.lifecycle;

/** Why a grant cannot be changed as wished. */
public enum GrantObjection {
    PERMISSION_NOT_OFFERED,
    PERIOD_OVER,
    PERIOD_TOO_LONG,
    /** It would last longer than the guest type allows with all changes together. */
    TOTAL_TOO_LONG,
    INVITING_NOT_OFFERED,
    MANAGING_NOT_OFFERED,
    /** It came from a guest, and cannot be handed on further. */
    HANDED_ON,
    /** It is past its end, and the host has no place to let it begin again. */
    NO_PLACE
}
