package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

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

    private final RealmPorts ports;

    public GuestGate(RealmPorts ports) {
        this.ports = ports;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        letInto(context.getUser());
        if (closedTo(context.getUser()) && !waitsForAnswer(context)) {
            context.getAuthenticationSession().addRequiredAction(ID);
        } else {
            context.getAuthenticationSession().removeRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (!closedTo(context.getUser())) {
            context.success();
            return;
        }
        Optional<Standing> standing = ports.standings().of(context.getUser());
        Optional<Grant> paused = standing.flatMap(this::paused);
        context.getEvent()
                .clone()
                .event(EventType.LOGIN)
                .detail(Details.REASON, paused.isPresent() ? "guest_access_suspended" : "guest_access_ended")
                .error(Errors.ACCESS_DENIED);
        context.challenge(context.form()
                .setStatus(Response.Status.FORBIDDEN)
                .setAttribute(
                        "ended",
                        paused.map(it -> EndedBean.paused(nameOf(it))).orElseGet(() -> ended(standing, context)))
                .createForm("guest-access-ended.ftl"));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        // There is nothing to fill in: whoever sends a form all the same is looked at again.
        requiredActionChallenge(context);
    }

    @Override
    public void close() {}

    /** Who comes for the first time since the start of a grant comes into its groups first: the tokens will name them. */
    private void letInto(UserModel user) {
        ports.standings()
                .of(user)
                .filter(it -> !it.begunAt(ports.clock().instant()).isEmpty())
                .ifPresent(it -> ports.beginning().begin(new UserId(user.getId()), it));
    }

    private static boolean waitsForAnswer(RequiredActionContext context) {
        RequiredActionProviderModel answer = context.getRealm().getRequiredActionProviderByAlias(ANSWERED_IN);
        return context.getAuthenticationSession().getClientNote(ANSWER_PENDING) != null
                && answer != null
                && answer.isEnabled();
    }

    private boolean closedTo(UserModel user) {
        return ports.standings().of(user).map(this::closed).orElse(false);
    }

    private boolean closed(Standing standing) {
        boolean member =
                standing.account().map(it -> it.footing() == Footing.MEMBER).orElse(false);
        return !member && !standing.admittedAt(ports.clock().instant());
    }

    /** A suspended grant that time has not ended: resuming it would open the gate. */
    private Optional<Grant> paused(Standing standing) {
        return standing.grants().stream()
                .filter(it -> it.state() == GrantState.SUSPENDED
                        && it.standsAt(ports.clock().instant()))
                .findFirst();
    }

    private EndedBean ended(Optional<Standing> standing, RequiredActionContext context) {
        Optional<Grant> last = standing.flatMap(it -> it.lastEnded(ports.clock().instant()));
        Locale locale = context.getSession().getContext().resolveLocale(context.getUser());
        return EndedBean.ended(
                last.map(this::nameOf).orElse(null),
                last.map(it -> lastDay(it.access(), locale)).orElse(null));
    }

    private @Nullable String lastDay(Grant.Access access, Locale locale) {
        Instant end = access.end();
        return end == null ? null : new SpokenTimes(locale, ports.zones().of(access.host())).lastDay(end);
    }

    /** Null when the space is gone. */
    private @Nullable String nameOf(Grant grant) {
        return ports.spaces().find(grant.access().space()).map(Space::name).orElse(null);
    }
}
