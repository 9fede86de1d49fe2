package io.github.keycloakguests.keycloak.guest;

import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The realm role whose bearers manage all guests of the realm. */
public final class GuestManagerRole {

    public static final String NAME = "guest-manager";

    private static final int MOST = 100;

    private final RealmModel realm;

    public GuestManagerRole(RealmModel realm) {
        this.realm = realm;
    }

    public boolean isBorneBy(UserModel user) {
        RoleModel role = realm.getRole(NAME);
        return role != null && user.hasRole(role);
    }

    /** Those who bear it directly, a hundred at most. */
    public Stream<UserModel> bearers(KeycloakSession session) {
        RoleModel role = realm.getRole(NAME);
        return role == null ? Stream.empty() : session.users().getRoleMembersStream(realm, role, 0, MOST);
    }
}
