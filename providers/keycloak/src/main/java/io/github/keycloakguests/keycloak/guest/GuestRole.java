package io.github.keycloakguests.keycloak.guest;

import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The realm role that marks users with grants: cheap to ask, for it is cached with the user. */
public final class GuestRole {

    public static final String NAME = "guest";

    private final RealmModel realm;

    public GuestRole(RealmModel realm) {
        this.realm = realm;
    }

    /** Whether the realm has it: without, it was never set up for guests, or is not any more. */
    public boolean exists() {
        return realm.getRole(NAME) != null;
    }

    /** Whether the user bears it directly; asks no database once realm and user are cached. */
    public boolean isBorneBy(UserModel user) {
        RoleModel role = realm.getRole(NAME);
        return role != null && user.hasDirectRole(role);
    }

    /** Marks the user as one whom the gate looks at. */
    public void give(UserModel user) {
        user.grantRole(model());
    }

    /** Empty where the realm does not have it. */
    public Optional<String> id() {
        return Optional.ofNullable(realm.getRole(NAME)).map(RoleModel::getId);
    }

    RoleModel model() {
        RoleModel role = realm.getRole(NAME);
        if (role == null) {
            throw new IllegalStateException("the realm has no role " + NAME);
        }
        return role;
    }
}
