package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.guest.GuestManagerRole;
import io.github.keycloakguests.keycloak.guest.GuestRole;
import io.github.keycloakguests.space.HostId;
import jakarta.ws.rs.NotAuthorizedException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Finds out who calls: by an access token that is meant for us, or as an administrator whom Keycloak has let in. */
public final class Callers {

    private static final List<String> ADMIN_ROLES = List.of(AdminRoles.MANAGE_REALM, AdminRoles.MANAGE_USERS);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final GuestAccounts accounts;

    public Callers(KeycloakSession session, RealmModel realm, GuestAccounts accounts) {
        this.session = session;
        this.realm = realm;
        this.accounts = accounts;
    }

    /** By the bearer token of the request. */
    public Caller bearer() {
        if (realm.getSslRequired().isRequired(session.getContext().getConnection())
                && !session.getContext().getUri().getBaseUri().getScheme().equals("https")) {
            throw Problems.insecure();
        }
        AuthenticationManager.AuthResult known = authenticate();
        if (known == null || !realm.isEnabled()) {
            throw Problems.unauthenticated();
        }
        AdminAuth auth = new AdminAuth(realm, known.token(), known.user(), known.client());
        return new Caller(
                known.user(),
                reach(known.user()),
                new AdminEventBuilder(realm, auth, session, session.getContext().getConnection()));
    }

    /** As an administrator; Keycloak has read the token, how far it suffices is asked here. */
    public static Caller administrator(
            KeycloakSession session, AdminPermissionEvaluator auth, AdminEventBuilder events) {
        boolean everywhere = auth.realm().canManageRealm() || auth.users().canManage();
        Caller.Reach reach = everywhere
                ? new Caller.Reach.Administration()
                : new Caller.Reach.Organizations(host -> manages(session, auth, host));
        return new Caller(auth.adminAuth().getUser(), reach, events);
    }

    private static boolean manages(KeycloakSession session, AdminPermissionEvaluator auth, HostId host) {
        OrganizationModel organization = host.kind() == HostId.Kind.ORGANIZATION
                ? session.getProvider(OrganizationProvider.class).getById(host.value())
                : null;
        return organization != null && auth.orgs().canManage(organization);
    }

    private AuthenticationManager.@Nullable AuthResult authenticate() {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session)
                    .setAudience(GuestsClient.ID)
                    .authenticate();
        } catch (NotAuthorizedException malformed) {
            // Another scheme than Bearer, or a header without a token: as good as none.
            return null;
        }
    }

    private Caller.Reach reach(UserModel user) {
        if (isGuest(user)) {
            return new Caller.Reach.Guest();
        }
        boolean everywhere = new GuestManagerRole(realm).isBorneBy(user) || administers(user);
        return everywhere ? new Caller.Reach.Realm() : new Caller.Reach.Appointed();
    }

    /** Members who are guests elsewhere bear the role too, and keep what they manage. */
    private boolean isGuest(UserModel user) {
        return new GuestRole(realm).isBorneBy(user)
                && accounts.find(new UserId(user.getId()))
                        .map(it -> it.footing() == Footing.GUEST)
                        .orElse(true);
    }

    private boolean administers(UserModel user) {
        ClientModel management = realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        return management != null
                && ADMIN_ROLES.stream()
                        .map(management::getRole)
                        .filter(Objects::nonNull)
                        .anyMatch(user::hasRole);
    }
}
