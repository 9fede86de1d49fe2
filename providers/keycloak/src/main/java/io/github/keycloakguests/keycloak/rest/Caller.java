package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.space.HostId;
import java.util.function.Predicate;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** Who calls, and where its deeds are noted. */
public final class Caller {

    private final UserId user;
    private final String name;
    private final Reach reach;
    private final AdminEventBuilder events;

    /** How far somebody's rights reach by themselves, before anything was given by way of the API. */
    public sealed interface Reach {

        /** All of the realm, as an administrator. */
        record Administration() implements Reach {}

        /** All of the realm. */
        record Realm() implements Reach {}

        /** The organizations that Keycloak lets an administrator manage. */
        record Organizations(Predicate<HostId> managed) implements Reach {}

        /** What it was appointed to. */
        record Appointed() implements Reach {}

        /** What its own grants let it: guests. */
        record Guest() implements Reach {}
    }

    public Caller(UserModel user, Reach reach, AdminEventBuilder events) {
        this.user = new UserId(user.getId());
        this.name = GuestUsers.nameOf(user).orElseGet(user::getUsername);
        this.reach = reach;
        this.events = events;
    }

    UserId user() {
        return user;
    }

    /** What people call it. */
    String name() {
        return name;
    }

    Reach reach() {
        return reach;
    }

    /** Writes an admin event; the representation must not hold a secret. */
    void note(OperationType operation, String resource, String path, Object representation) {
        events.operation(operation)
                .resource(resource)
                .resourcePath("guests/" + path)
                .representation(representation)
                .success();
    }
}
