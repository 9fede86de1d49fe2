package io.github.keycloakguests.guest;

/** What a user may do about guests of a space by appointment. */
public enum SpaceRole {
    /** Invites, and runs the guests it invited. */
    INVITER,
    /** Runs all guests. */
    MANAGER
}
