package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Lets a guest through as long as it has a live grant. A required action, for those are looked at after every login of
 * whatever flow, single sign-on included (AuthenticationManager.evaluateRequiredActionTriggers, Keycloak 26.7).
 */
public final class GuestGate implements RequiredActionProvider {

    public static final String ID = "guest-gate";

    /** Set on a login that is about to answer an invitation: the answer comes first, the gate afterwards. */
    public static final String ANSWER_PENDING = "guest.invitation";

    /** The required action that takes the answer; where it is switched off, nothing is waited for. */
    public static final String ANSWERED_IN = "guest-join";

    private final Door door;
    private final ClosedDoor closed;
    private final NewPasswordPage password;
    private final EarlierLogin earlier;

    public GuestGate(KeycloakSession session, RealmPorts ports) {
        this.door = new Door(ports);
        this.closed = new ClosedDoor(session, ports);
        this.password = new NewPasswordPage(ports);
        this.earlier = new EarlierLogin(session, session.getContext().getRealm(), ports);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        door.letInto(context.getUser());
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Optional<Admission.Refused> refusal = door.refusal(context.getUser(), context.getRealm(), login);
        boolean again = earlier.is(login, context.getUser());
        if (refusal.isEmpty() && !again) {
            login.removeRequiredAction(ID);
        } else if (refusal.isEmpty() || RefusedTokens.hasPages(login)) {
            login.addRequiredAction(ID);
        } else {
            // Keycloak would only say that the account is not fully set up.
            ClosedDoor.note(event(context), Errors.ACCESS_DENIED, refusal.get());
            throw closed.refusedTokens(refusal.get());
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<Admission.Refused> refusal = door.refusal(context.getUser(), context.getAuthenticationSession());
        if (refusal.isPresent()) {
            stop(context, refusal.get());
        } else if (earlier.is(context.getAuthenticationSession(), context.getUser())) {
            context.challenge(earlier.again(context));
        } else {
            context.success();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (password.asksForLink(
                door.refusal(context.getUser(), context.getAuthenticationSession()),
                context.getHttpRequest().getDecodedFormParameters())) {
            context.challenge(password.mail(context.form(), context.getUser(), context.getEvent()));
        } else {
            // There is nothing else to send: whoever sends a form all the same is looked at again.
            requiredActionChallenge(context);
        }
    }

    @Override
    public void close() {}

    private void stop(RequiredActionContext context, Admission.Refused refused) {
        ClosedDoor.note(event(context), Errors.ACCESS_DENIED, refused);
        context.challenge(closed.page(context.form(), context.getUser(), refused));
    }

    /** In a direct grant, nobody has said yet whose it is. */
    private static EventBuilder event(RequiredActionContext context) {
        return context.getEvent().clone().event(EventType.LOGIN).user(context.getUser());
    }
}
