package io.github.keycloakguests.keycloak.expiry;

import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Refuses tokens to whoever asks for them by itself, without a page to say so on. */
public final class RefusedTokens {

    private final KeycloakSession session;

    public RefusedTokens(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Whether a login has pages: a direct grant has nowhere to go back to (ResourceOwnerPasswordCredentialsGrantType, 26.7). Nor
     * has one on behalf of a device, which a browser does all the same.
     */
    public static boolean hasPages(AuthenticationSessionModel login) {
        return login.getRedirectUri() != null || DeviceGrantType.isOAuth2DeviceVerificationFlow(login);
    }

    /**
     * To be thrown where tokens are asked for. Of all exceptions, this is the one that each grant passes on as it is:
     * UMA makes a server error of a TokenInterceptorException, and the JWT grant a refusal of its own
     * (AuthorizationTokenService, JWTAuthorizationGrantType, 26.7). It does not undo what the request has done so far, a
     * session begun among it, so that is demanded besides.
     */
    public CorsErrorResponseException because(String description) {
        session.getTransactionManager().setRollbackOnly();
        Cors cors = Cors.builder().auth().allowedMethods("POST").exposedHeaders(Cors.ACCESS_CONTROL_ALLOW_METHODS);
        cors.checkAllowedOrigins(session, session.getContext().getClient());
        return new CorsErrorResponseException(
                cors, OAuthErrorException.INVALID_GRANT, description, Response.Status.BAD_REQUEST);
    }
}
