package io.github.keycloakguests.invitation;

import java.util.Optional;

/** What became of one entry of an order. */
public sealed interface Answer {

    /** What was typed. */
    String typed();

    /** It is invited. */
    record Invited(String typed, Invitation invitation) implements Answer {}

    /** It is not; where an open invitation is the reason, that one is named. */
    record Refused(String typed, Refusal reason, Optional<InvitationId> because) implements Answer {

        static Refused of(String typed, Refusal reason) {
            return new Refused(typed, reason, Optional.empty());
        }
    }
}
