package io.github.keycloakguests.invitation;

/** What became of the wish to send a draft. */
public enum SendOutcome {
    SENT,
    /** It is no draft any more. */
    NOT_DRAFT,
    NO_PLACE,
    SPACE_CLOSED,
    /** Its address has become a guest of the space meanwhile. */
    ALREADY_GUEST
}
