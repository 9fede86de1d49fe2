package io.github.keycloakguests.invitation;

/** What somebody decided about an invitation; an open one past its end is over all the same. */
public enum InvitationState {
    /** Made, and not sent yet: it has no link and holds no place. */
    DRAFT,
    OPEN,
    ACCEPTED,
    REVOKED,
    /** Found past its end and put away, so that its address is free for a new one. */
    EXPIRED
}
