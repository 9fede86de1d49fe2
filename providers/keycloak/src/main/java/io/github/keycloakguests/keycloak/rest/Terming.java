package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.invitation.Inviter;
import io.github.keycloakguests.keycloak.settings.GuestTypeSettings;
import io.github.keycloakguests.space.Space;
import org.jspecify.annotations.Nullable;

/** Finds the guest type that a request means. */
final class Terming {

    private final Call call;

    Terming(Call call) {
        this.call = call;
    }

    /** The one named, or else the space's usual one, or else the realm's. */
    GuestType type(@Nullable String named, Space space) {
        String usual = space.settings().guests().type();
        String name = named != null ? named : usual != null ? usual : GuestTypeSettings.DEFAULT_NAME;
        return call.ports()
                .types()
                .find(name)
                .orElseThrow(() -> named == null ? Problems.notSetUp() : Problems.unknownType());
    }

    /** The same; where a guest invites and names none, its own, for it can invite as no other. */
    GuestType type(@Nullable String named, Space space, Inviter inviter) {
        return named == null && inviter.own().isPresent()
                ? present(inviter.own().get().charter().type())
                : type(named, space);
    }

    /** The one that something was made with; it may be gone. */
    GuestType present(String name) {
        return call.ports().types().find(name).orElseThrow(Problems::unknownType);
    }
}
