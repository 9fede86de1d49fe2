package io.github.keycloakguests.guest;

/** On what ground a user with grants stands in the realm. */
public enum Footing {
    /** The account exists for its grants alone: without one, nobody gets in with it. */
    GUEST,
    /** The user was in the realm before: an end of grants takes nothing but what they gave. */
    MEMBER
}
