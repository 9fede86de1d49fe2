package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.space.SpaceName;
import io.github.keycloakguests.space.Spaces;
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
        boolean manager) {

    static GrantView of(Grant grant, Spaces spaces, Instant now) {
        Grant.Access access = grant.access();
        Grant.Charter charter = grant.charter();
        EndReason why = grant.status().why();
        return new GrantView(
                grant.id().value(),
                access.space().value(),
                spaces.named(access.space(), access.host()).map(SpaceName::name).orElse(null),
                access.permission().level(),
                access.period().text(),
                access.start().toString(),
                access.end() == null ? null : access.end().toString(),
                state(grant, now),
                why == null ? null : Typed.spelled(why),
                charter.type(),
                charter.sponsor().value(),
                charter.powers().mayInvite(),
                charter.powers().manager());
    }

    /** Past its end an active one is called expired. */
    private static String state(Grant grant, Instant now) {
        boolean expired = grant.state() == GrantState.ACTIVE && !grant.standsAt(now);
        return expired ? "expired" : Typed.spelled(grant.state());
    }
}
