package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.UserId;
import org.keycloak.events.admin.OperationType;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Who calls, and where its deeds are noted. */
public final class Caller {

    private final UserId user;
    private final Reach reach;
    private final AdminEventBuilder events;

    /** How far somebody's rights reach. */
    public enum Reach {
        /** All spaces of the realm. */
        REALM,
        /** The spaces it was made manager of. */
        OWN_SPACES,
        /** Nothing: guests. */
        NOTHING
    }

    public Caller(UserId user, Reach reach, AdminEventBuilder events) {
        this.user = user;
        this.reach = reach;
        this.events = events;
    }

    UserId user() {
        return user;
    }

    Reach reach() {
        return reach;
    }

    /** Writes an admin event; the representation must not hold a secret. */
    void note(OperationType operation, String resource, String path, Object representation) {
        events.operation(operation)
                .resource(resource)
                .resourcePath(path)
                .representation(representation)
                .success();
    }
}
