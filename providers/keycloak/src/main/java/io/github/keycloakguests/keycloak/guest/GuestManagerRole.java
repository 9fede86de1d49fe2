package io.github.keycloakguests.keycloak.guest;

import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The realm role whose bearers manage all guests of the realm. */
public final class GuestManagerRole {

    public static final String NAME = "guest-manager";

    private final RealmModel realm;

    public GuestManagerRole(RealmModel realm) {
        this.realm = realm;
    }

    public boolean isBorneBy(UserModel user) {
        RoleModel role = realm.getRole(NAME);
        return role != null && user.hasRole(role);
    }
}
