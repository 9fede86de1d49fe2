package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.space.SpaceId;

/** Reads the ids in a path: what cannot be one names nothing. */
final class Ids {

    private static final int LONGEST = 36;

    private Ids() {}

    static SpaceId space(String typed) {
        return new SpaceId(plausible(typed));
    }

    static InvitationId invitation(String typed) {
        return InvitationId.parse(typed).orElseThrow(Problems::notFound);
    }

    static UserId user(String typed) {
        return new UserId(plausible(typed));
    }

    static String plausible(String typed) {
        if (!writable(typed)) {
            throw Problems.notFound();
        }
        return typed;
    }

    /** PostgreSQL has no text with a NUL in it, and fails when asked for one. */
    static boolean writable(String typed) {
        return !typed.isBlank() && typed.length() <= LONGEST && typed.chars().noneMatch(Character::isISOControl);
    }
}
