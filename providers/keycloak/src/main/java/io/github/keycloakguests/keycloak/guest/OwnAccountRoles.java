package io.github.keycloakguests.keycloak.guest;

import java.util.List;
import java.util.Objects;
import org.keycloak.models.AccountRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The roles by which users see and change their own account; members have them by default. */
final class OwnAccountRoles {

    private static final List<String> NAMES = List.of(AccountRoles.VIEW_PROFILE, AccountRoles.MANAGE_ACCOUNT);

    private final RealmModel realm;

    OwnAccountRoles(RealmModel realm) {
        this.realm = realm;
    }

    /** Those that there are. */
    List<RoleModel> all() {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        return account == null
                ? List.of()
                : NAMES.stream().map(account::getRole).filter(Objects::nonNull).toList();
    }

    void give(UserModel user) {
        all().forEach(user::grantRole);
    }
}
