package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.invitation.InvitationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How somebody has the access that was asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessView(
        String outcome,
        @Nullable String grant,
        @Nullable String invitation,
        @Nullable String guest,
        @Nullable String startsAt) {

    /** Says when access begins if that lies ahead. */
    static AccessView of(String outcome, Grant grant, Instant now) {
        Instant start = grant.access().start();
        return new AccessView(
                outcome, grant.id().value(), null, grant.guest().value(), start.isAfter(now) ? start.toString() : null);
    }

    static AccessView of(InvitationId invitation) {
        return new AccessView("invited", null, invitation.value(), null, null);
    }
}
