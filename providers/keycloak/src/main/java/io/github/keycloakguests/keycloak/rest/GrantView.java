package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.space.SpaceName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A grant as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GrantView(
        String id,
        String space,
        @Nullable String spaceName,
        String permission,
        String period,
        String startsAt,
        @Nullable String expiresAt,
        String state,
        @Nullable String why,
        String type,
        String sponsor,
        boolean mayInvite,
        boolean manager,
        @Nullable String lastLoginAt,
        @Nullable String lastActivityAt) {

    static GrantView of(Grant grant, LastSeen seen, GrantViews views) {
        Grant.Access access = grant.access();
        Grant.Charter charter = grant.charter();
        EndReason why = grant.status().why();
        return new GrantView(
                grant.id().value(),
                access.space().value(),
                views.spaces()
                        .named(access.space(), access.host())
                        .map(SpaceName::name)
                        .orElse(null),
                access.permission().level(),
                access.period().text(),
                access.start().toString(),
                GrantViews.spelled(access.end()),
                state(grant, views.now()),
                why == null ? null : Typed.spelled(why),
                charter.type(),
                charter.sponsor().value(),
                charter.powers().mayInvite(),
                charter.powers().manager(),
                GrantViews.spelled(seen.login()),
                GrantViews.spelled(seen.activity()));
    }

    /** Past its end an active one is called expired. */
    static String state(Grant grant, Instant now) {
        boolean expired = grant.state() == GrantState.ACTIVE && !grant.standsAt(now);
        return expired ? "expired" : Typed.spelled(grant.state());
    }
}
