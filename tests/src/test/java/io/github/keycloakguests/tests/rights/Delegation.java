package io.github.keycloakguests.tests.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.keycloak.admin.client.resource.AuthorizationResource;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;

/** Keycloak's fine-grained permissions of one realm, by which administrators leave one organization to somebody. */
public final class Delegation {

    private final TestRealm realm;

    /** Switches them on. */
    public Delegation(TestRealm realm) {
        this.realm = realm;
        realm.change(it -> it.setAdminPermissionsEnabled(true));
    }

    /** Lets a user who administers nothing else manage the organization. */
    public void letManage(String organization, TestUser user) {
        String client = realm.admin()
                .clients()
                .findByClientId("admin-permissions")
                .getFirst()
                .getId();
        AuthorizationResource permissions = realm.admin().clients().get(client).authorization();
        UserPolicyRepresentation who = new UserPolicyRepresentation();
        who.setName("is " + user.username());
        who.addUser(user.id());
        made(permissions.policies().user().create(who));
        ScopePermissionRepresentation what = new ScopePermissionRepresentation();
        what.setName(user.username() + " manages " + organization);
        what.setResourceType("Organizations");
        what.setResources(Set.of(organization));
        what.setScopes(Set.of("manage"));
        what.setPolicies(Set.of(who.getName()));
        made(permissions.permissions().scope().create(what));
    }

    private static void made(Response response) {
        try (response) {
            assertThat(response.getStatus())
                    .as(response.readEntity(String.class))
                    .isEqualTo(201);
        }
    }
}
