package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.lifecycle.Renewal;
import org.jspecify.annotations.Nullable;

/** For how long a grant is to be renewed; as long again unless it says otherwise. */
public record RenewalRequest(
        @Nullable String mode, @Nullable String until) {

    static final RenewalRequest USUAL = new RenewalRequest(null, null);

    private enum Mode {
        ORIGINAL,
        UNTIL
    }

    Renewal renewal() {
        return switch (Typed.constant(mode, "mode", Mode.values()).orElse(Mode.ORIGINAL)) {
            case ORIGINAL -> {
                if (until != null) {
                    throw Problems.invalid("until", "Only with the mode until.");
                }
                yield new Renewal.Again();
            }
            case UNTIL ->
                Typed.read(until, "until", Renewal::until, "A date, or a moment in ISO 8601.")
                        .orElseThrow(() -> Problems.invalid("until", "A date, or a moment in ISO 8601, is needed."));
        };
    }
}
