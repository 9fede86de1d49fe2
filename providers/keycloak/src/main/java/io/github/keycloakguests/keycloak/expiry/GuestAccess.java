package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The gate as a step for those who design flows: at this point, guests pass as long as they have a live grant. */
public final class GuestAccess implements Authenticator {

    public static final String ID = "guest-access";

    private final Door door;
    private final ClosedDoor closed;
    private final NewPasswordPage password;

    public GuestAccess(KeycloakSession session, RealmPorts ports) {
        this.door = new Door(ports);
        this.closed = new ClosedDoor(session, ports);
        this.password = new NewPasswordPage(ports);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        door.refusal(context.getUser(), context.getRealm(), context.getAuthenticationSession())
                .ifPresentOrElse(it -> stop(context, it), context::success);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (password.asksForLink(
                door.refusal(context.getUser(), context.getAuthenticationSession()),
                context.getHttpRequest().getDecodedFormParameters())) {
            context.forceChallenge(password.mail(context.form(), context.getUser(), context.getEvent()));
        } else {
            // There is nothing else to send: whoever sends a form all the same is looked at again.
            authenticate(context);
        }
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}

    /** A challenge that no alternative passes by: for a failure, Keycloak writes an event about credentials. */
    private void stop(AuthenticationFlowContext context, Admission.Refused refused) {
        EventBuilder event = context.getEvent().clone().event(EventType.LOGIN).user(context.getUser());
        ClosedDoor.note(event, Errors.ACCESS_DENIED, refused);
        context.forceChallenge(
                RefusedTokens.hasPages(context.getAuthenticationSession())
                        ? closed.page(context.form(), context.getUser(), refused)
                        : ClosedDoor.oauthError(refused));
    }
}
