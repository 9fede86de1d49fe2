package io.github.keycloakguests.keycloak.client;

import io.github.keycloakguests.invitation.InvitationId;
import jakarta.ws.rs.core.UriBuilder;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The client on whose behalf guests are logged in after they joined, and the audience of our API. */
public final class GuestsClient {

    public static final String ID = "guests";

    private GuestsClient() {}

    /** Where Keycloak's login comes back to, relative to the server. */
    public static String welcomePath(RealmModel realm) {
        return "/realms/" + realm.getName() + "/guests/welcome";
    }

    public static String welcomeUri(KeycloakSession session, RealmModel realm) {
        return UriBuilder.fromUri(session.getContext().getUri().getBaseUri())
                .path("realms/{realm}/guests/welcome")
                .build(realm.getName())
                .toString();
    }

    /** Has a login end at our welcome page, which knows by the invitation where to go on to. */
    public static void landAfter(
            AuthenticationSessionModel login, KeycloakSession session, RealmModel realm, InvitationId invitation) {
        String welcome = welcomeUri(session, realm);
        login.setRedirectUri(welcome);
        login.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, welcome);
        login.setClientNote(OIDCLoginProtocol.STATE_PARAM, invitation.value());
        login.setClientNote(OIDCLoginProtocol.SCOPE_PARAM, OAuth2Constants.SCOPE_OPENID);
    }
}
