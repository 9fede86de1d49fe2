package io.github.keycloakguests.invitation;

/** What a link is good for. */
public sealed interface LinkVerdict {

    /** It may be accepted. */
    record Good(Invitation invitation) implements LinkVerdict {}

    /** It was good once. */
    record Over(Invitation invitation, InvitationState why) implements LinkVerdict {}

    /** Nobody knows it: cut short, altered, made useless by a newer one, or of another realm. */
    record Unknown() implements LinkVerdict {}
}
