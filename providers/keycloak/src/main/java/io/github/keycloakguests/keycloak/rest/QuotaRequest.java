package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.quota.Quota;
import org.jspecify.annotations.Nullable;

/** A host's own quota; what is left out is none: no base, no ratio, no cap. */
public record QuotaRequest(
        @Nullable Integer base,
        @Nullable Integer ratio,
        @Nullable Integer cap) {

    Quota quota() {
        return new Quota(
                within(base, "base", Quota.MOST),
                within(ratio, "ratio", Quota.LARGEST_RATIO),
                cap == null ? null : within(cap, "cap", Quota.MOST));
    }

    private static int within(@Nullable Integer value, String field, int most) {
        int number = value == null ? 0 : value;
        if (number < 0 || number > most) {
            throw Problems.invalid(field, "From 0 to " + most + ".");
        }
        return number;
    }
}
