package io.github.keycloakguests.keycloak.guest;

import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * The roles by which realms are administered, their organizations among them: no guest uses them, whoever gave them to it.
 * Keycloak's admin API goes by the roles of a user as far as the client has them in scope, and not by what is in its token
 * (AdminAuth, 26.7).
 */
public final class AdministrativeRoles {

    private AdministrativeRoles() {}

    /** Those that the user has by itself, by a group or by another role. */
    public static Stream<RoleModel> of(UserModel user) {
        return RoleUtils.getDeepUserRoleMappings(user).stream().filter(AdministrativeRoles::administers);
    }

    /** Those that the user has by itself or by another role: of a user that is read anew, its groups are not read for it. */
    public static Stream<RoleModel> withoutGroupsOf(UserModel user) {
        return RoleUtils.expandCompositeRolesStream(user.getRoleMappingsStream())
                .filter(AdministrativeRoles::administers);
    }

    /** Any role of the client that administers the realm, even one that somebody added to it; or of the master realm. */
    private static boolean administers(RoleModel role) {
        boolean ofRealm = role.getContainer() instanceof ClientModel client
                && client.getClientId().equals(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return ofRealm || AdminRoles.isAdminRole(role);
    }
}
