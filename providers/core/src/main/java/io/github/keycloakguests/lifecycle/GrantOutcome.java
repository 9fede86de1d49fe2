package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Grant;

/** What became of the wish to change a grant. */
public sealed interface GrantOutcome {

    record Changed(Grant grant) implements GrantOutcome {}

    record Objected(GrantObjection objection) implements GrantOutcome {}

    /** It was ended, or changed by somebody else just now. */
    record Gone() implements GrantOutcome {}
}
