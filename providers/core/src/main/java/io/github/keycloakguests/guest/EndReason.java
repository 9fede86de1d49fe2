package io.github.keycloakguests.guest;

/** Why a grant was ended by somebody. */
public enum EndReason {
    /** A manager took it back. */
    REVOKED,
    /** The guest left. */
    LEFT,
    /** The guest became a member. */
    CONVERTED,
    /** What it was for is gone: the space, or the membership behind it. */
    REMOVED
}
