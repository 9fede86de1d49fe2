package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.expiry.GuestGate;
import java.net.URI;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.RestartLoginCookie;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** Who is logged in in this browser, and how a login begins or ends there. */
final class BrowserLogin {

    private final KeycloakSession session;
    private final RealmModel realm;

    BrowserLogin(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Optional<UserModel> user() {
        return userSession().map(UserSessionModel::getUser);
    }

    /** Ends the session of whoever is logged in here, in its applications too. */
    void end() {
        userSession().ifPresent(it -> {
            AuthenticationManager.backchannelLogout(session, it, true);
            AuthenticationManager.expireIdentityCookie(session);
            AuthenticationManager.expireAuthSessionCookie(session);
        });
    }

    /** The address at which a login begins that ends with the answer to an invitation. */
    URI begin(Invitation invitation) {
        return begin(invitation, rootSession(), Optional.empty());
    }

    /** The same for whoever comes next: nothing of an earlier login is gone on with. */
    URI beginAnew(Invitation invitation) {
        return begin(invitation, freshSession(), Optional.empty());
    }

    /** The same for whoever comes back from that identity provider. */
    URI beginAt(String provider, Invitation invitation) {
        return begin(invitation, freshSession(), Optional.of(provider));
    }

    private RootAuthenticationSessionModel freshSession() {
        return new AuthenticationSessionManager(session).createAuthenticationSession(realm, true);
    }

    private URI begin(Invitation invitation, RootAuthenticationSessionModel root, Optional<String> provider) {
        ClientModel client = realm.getClientByClientId(GuestsClient.ID);
        AuthenticationSessionModel login = root.createAuthenticationSession(client);
        login.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        login.setAction(CommonClientSessionModel.Action.AUTHENTICATE.name());
        login.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OAuth2Constants.CODE);
        login.setClientNote(
                OIDCLoginProtocol.ISSUER,
                Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        login.setClientNote(
                OIDCLoginProtocol.LOGIN_HINT_PARAM,
                invitation.offer().to().address().value());
        login.setClientNote(GuestGate.ANSWER_PENDING, invitation.id().value());
        provider.ifPresent(it -> login.setClientNote(AdapterConstants.KC_IDP_HINT, it));
        GuestsClient.landAfter(login, session, realm, invitation.id());
        RestartLoginCookie.setRestartCookie(session, login);
        return LoginActionsService.loginActionsBaseUrl(session.getContext().getUri())
                .path(LoginActionsService.AUTHENTICATE_PATH)
                .queryParam(Constants.CLIENT_ID, client.getClientId())
                .queryParam(Constants.TAB_ID, login.getTabId())
                .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, login))
                .build(realm.getName());
    }

    /** The one of this browser: of a login under way, of the session there is, or a new one, as at any login (26.7). */
    private RootAuthenticationSessionModel rootSession() {
        AuthenticationSessionManager manager = new AuthenticationSessionManager(session);
        RootAuthenticationSessionModel current = manager.getCurrentRootAuthenticationSession(realm);
        if (current != null) {
            return current;
        }
        UserSessionModel known = manager.getUserSessionFromAuthenticationCookie(realm);
        if (known == null) {
            return manager.createAuthenticationSession(realm, true);
        }
        RootAuthenticationSessionModel same =
                session.authenticationSessions().createRootAuthenticationSession(realm, known.getId());
        manager.setAuthSessionCookie(same.getId());
        manager.setAuthSessionIdHashCookie(same.getId());
        return same;
    }

    private Optional<UserSessionModel> userSession() {
        return Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(session, realm, true))
                .map(AuthenticationManager.AuthResult::session);
    }
}
