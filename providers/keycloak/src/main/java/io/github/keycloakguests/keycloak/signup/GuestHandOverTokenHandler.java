package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.otp.LoginCode;
import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.actiontoken.AbstractActionTokenHandler;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Logs a guest in who has just signed up, through everything that any login goes through. */
public class GuestHandOverTokenHandler extends AbstractActionTokenHandler<GuestHandOverToken> {

    public GuestHandOverTokenHandler() {
        super(
                GuestHandOverToken.TYPE,
                GuestHandOverToken.class,
                Messages.INVALID_CODE,
                EventType.EXECUTE_ACTION_TOKEN,
                Errors.INVALID_CODE);
    }

    @Override
    public boolean canUseTokenRepeatedly(GuestHandOverToken token, ActionTokenContext<GuestHandOverToken> context) {
        return false;
    }

    @Override
    public AuthenticationSessionModel startFreshAuthenticationSession(
            GuestHandOverToken token, ActionTokenContext<GuestHandOverToken> context) {
        AuthenticationSessionModel login = context.createAuthenticationSessionForClient(token.getIssuedFor());
        GuestsClient.landAfter(login, context.getSession(), context.getRealm(), token.invitation());
        return login;
    }

    @Override
    public Response handleToken(GuestHandOverToken token, ActionTokenContext<GuestHandOverToken> context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        LoginCode.mailboxShown(login, login.getAuthenticatedUser());
        // A helper of Keycloak's services (26.7): the one way into required actions, session and redirect.
        return AuthenticationManager.nextActionAfterAuthentication(
                context.getSession(),
                login,
                context.getClientConnection(),
                context.getRequest(),
                context.getUriInfo(),
                context.getEvent());
    }
}
