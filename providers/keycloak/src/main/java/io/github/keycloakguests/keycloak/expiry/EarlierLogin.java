package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Knows logins of guests that began before they were let in anew: one that was under way when their sessions ended, and
 * one by a session from before a gap that nobody came by to close. The addresses and notes are Keycloak's own (26.7).
 */
public final class EarlierLogin {

    /** When the user's tokens had begun to count, as the login first came to the gate. */
    private static final String COUNTED = "guest.counted-from";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;

    public EarlierLogin(KeycloakSession session, RealmModel realm, RealmPorts ports) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
    }

    /** To be asked whenever the login comes to the gate; asks no database of guests who are remembered. */
    boolean is(AuthenticationSessionModel login, UserModel user) {
        String first = login.getAuthNote(COUNTED);
        if (first != null && !first.equals(countedFrom(user))) {
            // Whatever it is now: a guest who was made a member meanwhile was shut out before as well.
            return true;
        }
        Optional<Standing> standing = ports.standings().of(user).filter(it -> !it.member());
        if (first == null && standing.isPresent()) {
            goesOn(login, user);
        }
        return standing.filter(it -> carriedOver(login, it)).isPresent();
    }

    /** What ends the sessions of the user in this login is no reason to begin it again. */
    public void goesOn(AuthenticationSessionModel login, UserModel user) {
        login.setAuthNote(COUNTED, countedFrom(user));
    }

    /** Has it begin again, with nothing of before. */
    Response again(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login.getAuthNote(AuthenticationManager.SSO_AUTH) != null) {
            ports.sessions().end(new UserId(context.getUser().getId()));
        }
        return Response.seeOther(LoginActionsService.loginActionsBaseUrl(context.getUriInfo())
                        .path(LoginActionsService.RESTART_PATH)
                        .queryParam(Constants.CLIENT_ID, login.getClient().getClientId())
                        .queryParam(Constants.TAB_ID, login.getTabId())
                        .queryParam(Constants.CLIENT_DATA, AuthenticationProcessor.getClientData(session, login))
                        .queryParam(Constants.SKIP_LOGOUT, true)
                        .build(realm.getName()))
                .build();
    }

    private boolean carriedOver(AuthenticationSessionModel login, Standing standing) {
        if (login.getAuthNote(AuthenticationManager.SSO_AUTH) == null) {
            return false;
        }
        Instant now = ports.clock().instant();
        UserSessionModel known = session.sessions()
                .getUserSession(realm, login.getParentSession().getId());
        return known != null
                && standing.admittedAt(now)
                && known.getStarted() < standing.admittedSince(now).getEpochSecond();
    }

    private String countedFrom(UserModel user) {
        return String.valueOf(session.users().getNotBeforeOfUser(realm, user));
    }
}
