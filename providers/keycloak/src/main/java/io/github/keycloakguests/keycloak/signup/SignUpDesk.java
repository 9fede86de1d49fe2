package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.invitation.AcceptInvitation;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.guest.UserStandings;
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
    private final UserStandings standings;

    public SignUpDesk(KeycloakSession session, RealmModel realm, RealmPorts ports, UserStandings standings) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.standings = standings;
    }

    GuestUsers users() {
        return new GuestUsers(session, realm);
    }

    BrowserLogin login() {
        return new BrowserLogin(session, realm);
    }

    Joining joining() {
        AcceptInvitation accept = new AcceptInvitation(
                ports.invitations(), ports.accounts(), ports.grants(), ports.outbox(), ports.clock());
        return new Joining(accept, users(), standings, origin());
    }

    UserStandings standings() {
        return standings;
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
