package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.ErrorPageException;
import org.keycloak.util.TokenUtil;

/**
 * Keeps tokens from outlasting the guest to whom they are given, and gives none to whom nothing lets in. Keycloak shows
 * it every token response of OIDC (AccessTokenResponseBuilder.build, 26.7), whatever the grant.
 */
public final class TokenClamp implements TokenPostProcessor {

    private final KeycloakSession session;
    private final TokenRequest request;
    private final Door door;
    private final ClosedDoor closed;

    public TokenClamp(KeycloakSession session, RealmPorts ports) {
        this.session = session;
        this.request = new TokenRequest(session);
        this.door = new Door(ports);
        this.closed = new ClosedDoor(session, ports);
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        AuthenticatedClientSessionModel client = context.clientSessionCtx().getClientSession();
        Admission admission =
                door.toTokens(client.getUserSession().getUser(), client.getClient(), grants(context.refreshToken()));
        if (admission instanceof Admission.Refused refused) {
            throw refusal(client, refused);
        }
        TokenEnd.bound(context.accessToken(), admission);
        TokenEnd.bound(context.refreshToken(), admission);
    }

    private Set<String> grants(@Nullable RefreshToken refresh) {
        return refresh != null && TokenUtil.TOKEN_TYPE_OFFLINE.equals(refresh.getType())
                ? Set.of(request.grantType(), OAuth2Constants.OFFLINE_ACCESS)
                : Set.of(request.grantType());
    }

    private WebApplicationException refusal(AuthenticatedClientSessionModel client, Admission.Refused refused) {
        // As Keycloak does for other tokens that cannot be refreshed (RefreshTokenGrantType, 26.7).
        boolean refresh = request.eventType() == EventType.REFRESH_TOKEN;
        ClosedDoor.note(request.event(client), refresh ? Errors.INVALID_TOKEN : Errors.ACCESS_DENIED, refused);
        return request.grant().isPresent()
                ? closed.refusedTokens(refused)
                : refusedLogin(client.getUserSession().getUser(), refused);
    }

    /** Implicit and hybrid flow: the gate has let the login through just now, or is switched off. */
    private WebApplicationException refusedLogin(UserModel user, Admission.Refused refused) {
        session.getTransactionManager().setRollbackOnly();
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class)
                .setAuthenticationSession(session.getContext().getAuthenticationSession());
        return new ErrorPageException(closed.page(form, user, refused));
    }
}
