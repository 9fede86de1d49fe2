package io.github.keycloakguests.keycloak.activity;

import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.util.TokenUtil;

/** The login that an event is about, or that stands behind its token; Keycloak has it in memory at that moment. */
final class Login {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Event event;

    Login(KeycloakSession session, RealmModel realm, Event event) {
        this.session = session;
        this.realm = realm;
        this.event = event;
    }

    /** That of the token; before there is one, what the application asked for. */
    String scope() {
        return detail(OAuth2Constants.SCOPE)
                .or(() -> clientSession().map(it -> it.getNote(OAuth2Constants.SCOPE)))
                .orElse("");
    }

    Optional<AuthenticatedClientSessionModel> clientSession() {
        ClientModel client = realm.getClientByClientId(String.valueOf(event.getClientId()));
        return client == null
                ? Optional.empty()
                : userSession().map(it -> it.getAuthenticatedClientSessionByClient(client.getId()));
    }

    private Optional<UserSessionModel> userSession() {
        String id = event.getSessionId();
        if (id == null) {
            return Optional.empty();
        }
        boolean offline = detail(Details.REFRESH_TOKEN_TYPE)
                .filter(TokenUtil.TOKEN_TYPE_OFFLINE::equals)
                .isPresent();
        return Optional.ofNullable(
                offline
                        ? session.sessions().getOfflineUserSession(realm, id)
                        : session.sessions().getUserSession(realm, id));
    }

    private Optional<String> detail(String key) {
        Map<String, String> details = event.getDetails();
        return details == null ? Optional.empty() : Optional.ofNullable(details.get(key));
    }
}
