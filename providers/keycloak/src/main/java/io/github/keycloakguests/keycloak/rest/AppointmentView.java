package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** Somebody who manages or invites. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppointmentView(
        String user, String username, @Nullable String name) {

    static AppointmentView of(UserModel user) {
        return new AppointmentView(
                user.getId(), user.getUsername(), GuestUsers.nameOf(user).orElse(null));
    }
}
