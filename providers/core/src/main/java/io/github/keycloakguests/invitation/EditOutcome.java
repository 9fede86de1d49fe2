package io.github.keycloakguests.invitation;

/** What became of the wish to edit an invitation. */
public sealed interface EditOutcome {

    /** It is as wished; where the address of an open one changed, this is a new one that takes its place. */
    record Edited(Invitation invitation) implements EditOutcome {}

    record Objected(Objection objection) implements EditOutcome {}

    /** The address cannot be invited. */
    record Refused(Refusal refusal) implements EditOutcome {}

    /** It is not to be edited any more: accepted, revoked, expired, or changed by somebody else just now. */
    record NotPending() implements EditOutcome {}
}
