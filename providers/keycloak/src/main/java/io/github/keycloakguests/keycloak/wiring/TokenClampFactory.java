package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.expiry.TokenClamp;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorFactory;

/** Makes the clamp, which has the last word about tokens. */
public final class TokenClampFactory implements TokenPostProcessorFactory {

    @Override
    public String getId() {
        return "guest-clamp";
    }

    /** The lowest comes last (AccessTokenResponseBuilder.invokeTokenPostProcessors, 26.7). */
    @Override
    public int order() {
        return Integer.MIN_VALUE;
    }

    @Override
    public TokenPostProcessor create(KeycloakSession session) {
        return new TokenClamp(
                session, GuestsGraph.of(session, session.getContext().getRealm()));
    }
}
