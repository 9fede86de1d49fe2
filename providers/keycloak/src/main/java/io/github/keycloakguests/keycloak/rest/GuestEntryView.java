package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestDirectory;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.guest.Stay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of the list of guests: one guest at one host. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GuestEntryView(
        String cursor,
        String id,
        String host,
        String name,
        String email,
        String type,
        String state,
        @Nullable String expiresAt,
        @Nullable String lastLoginAt,
        @Nullable String lastActivityAt,
        List<GrantView> grants) {

    /** Of the grants that the caller sees, for those of other spaces are none of its business. */
    static GuestEntryView of(GuestDirectory.Found found, List<Grant> seen, GrantViews views) {
        Stay stay = found.stay();
        Optional<Stay> shown = Stay.of(asAccount(stay), stay.host(), seen);
        Stay visible = shown.orElse(stay);
        LastSeen here = views.seen(seen);
        return new GuestEntryView(
                found.key(),
                stay.guest().value(),
                stay.host().value(),
                stay.person().name(),
                stay.person().email().value(),
                visible.type(),
                state(visible, views.now()),
                GrantViews.spelled(visible.end()),
                GrantViews.spelled(here.login()),
                GrantViews.spelled(here.activity()),
                views.views(seen));
    }

    private static GuestAccount asAccount(Stay stay) {
        return new GuestAccount(
                stay.guest(),
                Footing.GUEST,
                stay.type(),
                stay.person().name(),
                stay.person().email(),
                Instant.EPOCH);
    }

    private static String state(Stay stay, Instant now) {
        boolean expired = stay.state() == GrantState.ACTIVE && !stay.takesPlaceAt(now);
        return expired ? "expired" : Typed.spelled(stay.state());
    }
}
