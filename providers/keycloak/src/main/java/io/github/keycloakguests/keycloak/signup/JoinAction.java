package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.TakeOutcome;
import io.github.keycloakguests.keycloak.expiry.EarlierLogin;
import io.github.keycloakguests.keycloak.expiry.GuestGate;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.otp.LoginCode;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.Space;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks somebody who has logged in whether to accept the invitation that the login began with. */
public final class JoinAction implements RequiredActionProvider {

    public static final String ID = GuestGate.ANSWERED_IN;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final SignUpDesk desk;

    public JoinAction(KeycloakSession session, RealmModel realm, RealmPorts ports, SignUpDesk desk) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.desk = desk;
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login.getClientNote(GuestGate.ANSWER_PENDING) == null) {
            return;
        }
        login.addRequiredAction(ID);
        if (!context.getUser().isEmailVerified()) {
            // Whoever waits unverified under the address must show first that it reads its mail.
            login.addRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Optional<Invitation> pending = pending(context);
        if (pending.isEmpty()) {
            decided(context);
        } else if (newHere(context) && mayJoin(context.getUser(), pending.get())) {
            // Coming by an identity provider was the answer, as signing up is.
            join(context, pending.get());
        } else if (carriedOver(context, pending.get())) {
            startAnew(context, pending.get());
        } else {
            ask(context, pending.get());
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        String answer = context.getHttpRequest().getDecodedFormParameters().getFirst("answer");
        Optional<Invitation> pending = pending(context);
        if (pending.isEmpty() || "later".equals(answer)) {
            decided(context);
        } else if (carriedOver(context, pending.get())) {
            startAnew(context, pending.get());
        } else if ("switch".equals(answer)) {
            switchAccount(context, pending.get());
        } else if ("join".equals(answer) && mayJoin(context.getUser(), pending.get())) {
            join(context, pending.get());
        } else {
            ask(context, pending.get());
        }
    }

    @Override
    public void close() {}

    private void ask(RequiredActionContext context, Invitation invitation) {
        Optional<Space> space = openSpace(invitation);
        if (space.isPresent() && alreadyBelongs(context.getUser(), invitation)) {
            unavailable(context, UnavailableBean.member(space.get().name()));
        } else if (space.isEmpty() || type(invitation).isEmpty()) {
            unavailable(context, UnavailableBean.offer());
        } else {
            boolean invited = mayJoin(context.getUser(), invitation);
            context.challenge(context.form()
                    .setAttribute("invitation", InvitationPage.bean(session, realm, ports, invitation, space.get()))
                    .setAttribute("account", context.getUser().getUsername())
                    .createForm(invited ? "guest-join.ftl" : "guest-wrong-account.ftl"));
        }
    }

    private static void unavailable(RequiredActionContext context, UnavailableBean why) {
        context.challenge(context.form()
                .setStatus(Response.Status.CONFLICT)
                .setAttribute("insideLogin", true)
                .setAttribute("unavailable", why)
                .createForm("guest-unavailable.ftl"));
    }

    private void join(RequiredActionContext context, Invitation invitation) {
        Optional<GuestType> type = type(invitation);
        if (type.isEmpty() || openSpace(invitation).isEmpty() || alreadyBelongs(context.getUser(), invitation)) {
            ask(context, invitation);
            return;
        }
        TakeOutcome outcome = desk.joining().take(invitation, context.getUser(), type.get());
        switch (outcome) {
            case TAKEN -> {
                desk.joining()
                        .join(
                                invitation,
                                context.getUser(),
                                footing(context, invitation),
                                name(invitation, context.getUser()));
                new EarlierLogin(session, realm, ports).goesOn(context.getAuthenticationSession(), context.getUser());
                decided(context);
            }
            case NOT_OPEN -> ask(context, invitation);
            case NO_PLACE, SPACES_LIMIT, SPONSOR_GONE ->
                unavailable(context, desk.notTaken().because(outcome, invitation));
        }
    }

    /**
     * Whoever has an account only since this very login is a guest, and gets nothing that members have by default; unless its
     * account is managed elsewhere.
     */
    private Footing footing(RequiredActionContext context, Invitation invitation) {
        UserId user = new UserId(context.getUser().getId());
        if (!newHere(context) || ports.memberRoles().obstacleToDemoting(user).isPresent()) {
            return Footing.MEMBER;
        }
        ports.memberRoles().demote(user, invitation.offer().host());
        LoginCode.mailboxShown(context.getAuthenticationSession(), context.getUser());
        return Footing.GUEST;
    }

    /** By a note that Keycloak's first login by an identity provider leaves (IdpCreateUserIfUniqueAuthenticator, 26.7). */
    private static boolean newHere(RequiredActionContext context) {
        return Boolean.parseBoolean(
                context.getAuthenticationSession().getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
    }

    private static String name(Invitation invitation, UserModel user) {
        String name = invitation.offer().to().name().display();
        return name != null ? name : GuestUsers.nameOf(user).orElse(user.getUsername());
    }

    /** Empty when the space takes no guests, or none of that address any more. */
    private Optional<Space> openSpace(Invitation invitation) {
        return ports.spaces()
                .find(invitation.offer().space())
                .filter(it -> it.open()
                        && ports.domains()
                                .permit(
                                        invitation.offer().host(),
                                        invitation.offer().to().address()));
    }

    /** Empty when its administrators have deleted it, or broken its settings. */
    private Optional<GuestType> type(Invitation invitation) {
        return ports.types().find(invitation.offer().terms().type());
    }

    /**
     * Whether somebody whom nothing lets in comes by a session from when something did. The invitation is for who logs in
     * now: accepting it must not bring that session back to life.
     */
    private boolean carriedOver(RequiredActionContext context, Invitation invitation) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        boolean bySession = login.getAuthNote(AuthenticationManager.SSO_AUTH) != null
                || session.sessions()
                                .getUserSession(realm, login.getParentSession().getId())
                        != null;
        return bySession
                && mayJoin(context.getUser(), invitation)
                && ports.standings()
                        .of(context.getUser())
                        .map(it -> it.admissionAt(ports.clock().instant()) instanceof Admission.Refused)
                        .orElse(false);
    }

    private void startAnew(RequiredActionContext context, Invitation invitation) {
        ports.sessions().end(new UserId(context.getUser().getId()));
        switchAccount(context, invitation);
    }

    /** Ends the login in this browser, whoever's it is, and begins another. */
    private void switchAccount(RequiredActionContext context, Invitation invitation) {
        BrowserLogin login = desk.login();
        login.end();
        new AuthenticationSessionManager(session)
                .removeAuthenticationSession(realm, context.getAuthenticationSession(), true);
        context.challenge(Response.seeOther(login.beginAnew(invitation)).build());
    }

    private static void decided(RequiredActionContext context) {
        context.getAuthenticationSession().removeClientNote(GuestGate.ANSWER_PENDING);
        context.success();
    }

    private Optional<Invitation> pending(RequiredActionContext context) {
        return Optional.ofNullable(context.getAuthenticationSession().getClientNote(GuestGate.ANSWER_PENDING))
                .flatMap(it -> ports.invitations().find(new InvitationId(it)))
                .filter(it -> it.openAt(ports.clock().instant()));
    }

    /** The account's own, confirmed address is the invited one. */
    private static boolean mayJoin(UserModel user, Invitation invitation) {
        return user.isEmailVerified()
                && Optional.ofNullable(user.getEmail())
                        .flatMap(EmailAddress::parse)
                        .map(invitation.offer().to().address()::equals)
                        .orElse(false);
    }

    /** Whoever belongs to the host without being its guest would only lose by becoming one. */
    private boolean alreadyBelongs(UserModel user, Invitation invitation) {
        boolean guestHere = ports.standings()
                .of(user)
                .map(it -> it.grants().stream()
                        .anyMatch(grant -> grant.state() != GrantState.ENDED
                                && grant.access()
                                        .host()
                                        .equals(invitation.offer().host())))
                .orElse(false);
        return !guestHere && desk.users().belongsTo(user, invitation.offer().host());
    }
}
