package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Tally;
import org.jspecify.annotations.Nullable;

/** How many guests a host may have, how that comes about, and how many places are taken. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuotaView(
        long limit,
        long used,
        long reserved,
        long left,
        long members,
        int base,
        int ratio,
        @Nullable Integer cap,
        boolean own) {

    static QuotaView of(Tally tally) {
        Quota quota = tally.quota();
        return new QuotaView(
                tally.limit(),
                tally.used(),
                tally.reserved(),
                tally.left(),
                tally.members(),
                quota.base(),
                quota.ratio(),
                quota.cap(),
                tally.own());
    }
}
