package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.lifecycle.GrantWish;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of a grant is to change; what is left out stays. */
public record GrantRequest(
        @Nullable String permission,
        @Nullable String period,
        @Nullable String startsAt,
        @Nullable String sponsor,
        @Nullable Boolean mayInvite,
        @Nullable Boolean manager) {

    /** @param zone that of the host */
    GrantWish wish(ZoneId zone) {
        return new GrantWish(
                Typed.permission(permission),
                Typed.period(period),
                Typed.start(startsAt, zone),
                Typed.read(
                        sponsor,
                        "sponsor",
                        it -> Ids.writable(it) ? Optional.of(new UserId(it)) : Optional.empty(),
                        "There is no such user."),
                Optional.ofNullable(mayInvite),
                Optional.ofNullable(manager));
    }
}
