package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;

/** What signing up needs of Keycloak, in one request. */
public final class SignUpDesk {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;

    public SignUpDesk(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
    }

    GuestUsers users() {
        return new GuestUsers(session, realm);
    }

    BrowserLogin login() {
        return new BrowserLogin(session, realm);
    }

    Joining joining() {
        return new Joining(ports, origin());
    }

    NotTaken notTaken() {
        return new NotTaken(ports, users());
    }

    String origin() {
        return session.getContext().getUri().getBaseUri().toString();
    }

    /** Where a guest who has just signed up is logged in. */
    URI handOver(UserModel user, Invitation invitation) {
        GuestHandOverToken token =
                new GuestHandOverToken(user, invitation.id(), ports.clock().instant());
        UriInfo uri = session.getContext().getUri();
        return LoginActionsService.actionTokenProcessor(uri)
                .queryParam(Constants.KEY, token.serialize(session, realm, uri))
                .build(realm.getName());
    }
}
