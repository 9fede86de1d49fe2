package io.github.keycloakguests.invitation;

import io.github.keycloakguests.guest.Grant;

/** How an address has the access that was asked for. */
public sealed interface AccessOutcome {

    /** It had it. */
    record Already(Grant grant) implements AccessOutcome {}

    /** It has it now: a guest of the host got it at once. */
    record Granted(Grant grant) implements AccessOutcome {}

    /** It will have it as soon as it accepts; the same invitation however often it is asked for. */
    record Invited(InvitationId invitation) implements AccessOutcome {}

    record Objected(Objection objection) implements AccessOutcome {}

    record Refused(Refusal refusal) implements AccessOutcome {}
}
