package io.github.keycloakguests.keycloak.expiry;

import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;

/** A request that brings tokens: to the token endpoint, which goes by the same parameter (TokenEndpoint, 26.7), or a login. */
final class TokenRequest {

    private static final String TOKEN_ENDPOINT = "/protocol/openid-connect/token";

    private final KeycloakSession session;

    TokenRequest(KeycloakSession session) {
        this.session = session;
    }

    /** Empty where tokens are part of a login. */
    Optional<OAuth2GrantType> grant() {
        return toTokenEndpoint()
                ? Optional.ofNullable(session.getProvider(OAuth2GrantType.class, grantParameter()))
                : Optional.empty();
    }

    /** Tokens that are part of a login come by the implicit grant, those of hybrid flows among them. */
    String grantType() {
        return toTokenEndpoint() ? grantParameter() : OAuth2Constants.IMPLICIT;
    }

    EventType eventType() {
        return grant().map(OAuth2GrantType::getEventType).orElse(EventType.LOGIN);
    }

    /** Begins what is written down about it. */
    EventBuilder event(AuthenticatedClientSessionModel client) {
        KeycloakContext context = session.getContext();
        return new EventBuilder(context.getRealm(), session, context.getConnection())
                .event(eventType())
                .client(client.getClient())
                .user(client.getUserSession().getUser())
                .session(client.getUserSession().getId());
    }

    private boolean toTokenEndpoint() {
        return request().getUri().getPath().endsWith(TOKEN_ENDPOINT);
    }

    private String grantParameter() {
        return request().getDecodedFormParameters().getFirst(OAuth2Constants.GRANT_TYPE);
    }

    private HttpRequest request() {
        return session.getContext().getHttpRequest();
    }
}
