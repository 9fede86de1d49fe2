package io.github.keycloakguests.invitation;

import java.util.List;

/** What became of an order. */
public sealed interface OrderOutcome {

    /**
     * Carried out, with an answer for each entry, in the order typed.
     *
     * @param left how many places the host has left
     */
    record Done(List<Answer> answers, long left) implements OrderOutcome {
        public Done {
            answers = List.copyOf(answers);
        }
    }

    /** Not carried out at all. */
    record Objected(Objection objection) implements OrderOutcome {}
}
