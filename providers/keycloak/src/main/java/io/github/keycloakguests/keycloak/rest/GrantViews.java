package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.space.Spaces;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows grants as they are at one moment, and when they were last used. */
record GrantViews(Spaces spaces, Map<GrantId, LastSeen> attendance, Instant now) {

    /** For these grants. */
    static GrantViews of(Collection<Grant> grants, Call call) {
        return new GrantViews(
                call.ports().spaces(),
                call.ports().attendance().of(grants.stream().map(Grant::id).toList()),
                call.now());
    }

    /** The only one. */
    static GrantView one(Grant grant, Call call) {
        return of(List.of(grant), call).view(grant);
    }

    GrantView view(Grant grant) {
        return GrantView.of(grant, seen(grant), this);
    }

    List<GrantView> views(List<Grant> grants) {
        return grants.stream().map(this::view).toList();
    }

    /** When somebody was last here by any of them. */
    LastSeen seen(Collection<Grant> grants) {
        return grants.stream().map(this::seen).reduce(LastSeen.NEVER, LastSeen::and);
    }

    static @Nullable String spelled(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private LastSeen seen(Grant grant) {
        return attendance.getOrDefault(grant.id(), LastSeen.NEVER);
    }
}
