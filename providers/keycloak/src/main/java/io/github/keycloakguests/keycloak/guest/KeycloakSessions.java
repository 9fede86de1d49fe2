package io.github.keycloakguests.keycloak.guest;

import io.github.keycloakguests.guest.Sessions;
import io.github.keycloakguests.guest.UserId;
import jakarta.enterprise.context.ContextNotActiveException;
import java.time.Clock;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The sessions of users in Keycloak. */
public final class KeycloakSessions implements Sessions {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    public KeycloakSessions(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /** As an administrator's logout of a user does (UserResource.logout, 26.7), and offline sessions besides. */
    @Override
    public void end(UserId guest) {
        UserModel user = session.users().getUserById(realm, guest.value());
        if (user == null) {
            return;
        }
        session.users().setNotBeforeForUser(realm, user, (int) clock.instant().getEpochSecond());
        // Collected before the first is removed.
        session.sessions().getUserSessionsStream(realm, user).toList().forEach(this::end);
        session.sessions()
                .getOfflineUserSessionsStream(realm, user)
                .toList()
                .forEach(it -> session.sessions().removeOfflineUserSession(realm, it));
    }

    /** No token outlasts the longest session, but for those of offline sessions (TokenManager.getTokenExpiration, 26.7). */
    @Override
    public boolean mayOutlast(UserId guest, Instant moment) {
        UserModel user = session.users().getUserById(realm, guest.value());
        int longest = Math.max(realm.getSsoSessionMaxLifespan(), realm.getSsoSessionMaxLifespanRememberMe());
        return user != null
                && (clock.instant().plusSeconds(longest).isAfter(moment)
                        || session.sessions()
                                .getOfflineUserSessionsStream(realm, user)
                                .findAny()
                                .isPresent());
    }

    /** Keycloak's own logout, which tells the applications, needs a request; a client that does not answer is passed over. */
    private void end(UserSessionModel online) {
        if (inRequest()) {
            AuthenticationManager.backchannelLogout(session, online, true);
        } else {
            session.sessions().removeUserSession(realm, online);
        }
    }

    private boolean inRequest() {
        try {
            session.getContext().getHttpRequest();
            return true;
        } catch (ContextNotActiveException background) {
            // What Keycloak throws where there is none (DefaultKeycloakContext.getHttpRequest, 26.7).
            return false;
        }
    }
}
