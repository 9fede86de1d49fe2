package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.services.ErrorPageException;

/**
 * Keeps tokens from outlasting the guest to whom they are given, and gives none to whom nothing lets in. Keycloak shows
 * it every token response of OIDC (AccessTokenResponseBuilder.build, 26.7), whatever the grant.
 */
public final class TokenClamp implements TokenPostProcessor {

    private static final String TOKEN_ENDPOINT = "/protocol/openid-connect/token";

    private final KeycloakSession session;
    private final Door door;
    private final ClosedDoor closed;

    public TokenClamp(KeycloakSession session, RealmPorts ports) {
        this.session = session;
        this.door = new Door(ports);
        this.closed = new ClosedDoor(session, ports);
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        AuthenticatedClientSessionModel client = context.clientSessionCtx().getClientSession();
        Admission admission = door.admission(client.getUserSession().getUser());
        if (admission instanceof Admission.Refused refused) {
            throw refusal(client, refused);
        }
        TokenEnd.bound(context.accessToken(), admission);
        TokenEnd.bound(context.refreshToken(), admission);
    }

    private WebApplicationException refusal(AuthenticatedClientSessionModel client, Admission.Refused refused) {
        Optional<OAuth2GrantType> grant = grant();
        UserModel user = client.getUserSession().getUser();
        EventType type = grant.map(OAuth2GrantType::getEventType).orElse(EventType.LOGIN);
        KeycloakContext context = session.getContext();
        EventBuilder event = new EventBuilder(context.getRealm(), session, context.getConnection())
                .event(type)
                .client(client.getClient())
                .user(user)
                .session(client.getUserSession().getId());
        // As Keycloak does for other tokens that cannot be refreshed (RefreshTokenGrantType, 26.7).
        boolean refresh = type == EventType.REFRESH_TOKEN;
        ClosedDoor.note(event, refresh ? Errors.INVALID_TOKEN : Errors.ACCESS_DENIED, refused);
        return grant.isPresent() ? closed.refusedTokens(refused) : refusedLogin(user, refused);
    }

    /** The token endpoint goes by the same parameter (TokenEndpoint, 26.7); elsewhere tokens are part of a login. */
    private Optional<OAuth2GrantType> grant() {
        HttpRequest request = session.getContext().getHttpRequest();
        if (!request.getUri().getPath().endsWith(TOKEN_ENDPOINT)) {
            return Optional.empty();
        }
        String name = request.getDecodedFormParameters().getFirst(OAuth2Constants.GRANT_TYPE);
        return Optional.ofNullable(session.getProvider(OAuth2GrantType.class, name));
    }

    /** Implicit and hybrid flow: the gate has let the login through just now, or is switched off. */
    private WebApplicationException refusedLogin(UserModel user, Admission.Refused refused) {
        session.getTransactionManager().setRollbackOnly();
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(session.getContext().getAuthenticationSession());
        return new ErrorPageException(closed.page(form, user, refused));
    }
}
