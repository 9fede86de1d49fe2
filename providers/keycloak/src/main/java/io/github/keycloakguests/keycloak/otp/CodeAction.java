package io.github.keycloakguests.keycloak.otp;

import io.github.keycloakguests.keycloak.expiry.RefusedTokens;
import java.time.Clock;
import java.util.Set;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Asks for the code that a login owes, whatever flow it came by. */
public final class CodeAction implements RequiredActionProvider {

    public static final String ID = "guest-code";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LoginCode code;
    private final CodePage page;

    public CodeAction(KeycloakSession session, LoginCode code, Clock clock) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.code = code;
        this.page = new CodePage(code, clock);
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (!code.owed(login, context.getUser())) {
            login.removeRequiredAction(ID);
        } else if (RefusedTokens.hasPages(login)) {
            login.addRequiredAction(ID);
        } else {
            // Keycloak would only say that the account is not fully set up.
            loginEvent(context).detail(Details.REASON, "guest_code_needed").error(Errors.ACCESS_DENIED);
            throw new RefusedTokens(session).because("Guests of this kind log in with a code by email");
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        if (code.owed(context.getAuthenticationSession(), context.getUser())) {
            context.challenge(page.begin(look(context)));
        } else {
            context.success();
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!code.owed(context.getAuthenticationSession(), context.getUser())) {
            context.success();
            return;
        }
        if (lockedOut(context)) {
            context.challenge(page.lockedOut(look(context)));
            return;
        }
        switch (page.take(look(context), context.getHttpRequest().getDecodedFormParameters())) {
            case CodePage.Answer.Passed() -> context.success();
            case CodePage.Answer.Again(var shown, var wrong) -> {
                if (wrong && realm.isBruteForceProtected()) {
                    count(context);
                }
                context.challenge(shown);
            }
        }
    }

    @Override
    public void close() {}

    /** As Keycloak's own steps do (AuthenticationProcessor.logFailure, 26.7), which it knows nothing of in an action. */
    private void count(RequiredActionContext context) {
        session.getProvider(BruteForceProtector.class)
                .failedLogin(
                        realm,
                        context.getUser(),
                        context.getConnection(),
                        context.getUriInfo(),
                        Set.of(OTPCredentialModel.TYPE));
    }

    /** By Keycloak's own protection against guessing: a code that is right does not help then either. */
    private boolean lockedOut(RequiredActionContext context) {
        UserModel user = context.getUser();
        String error = AuthenticatorUtils.getDisabledByBruteForceEventError(
                session.getProvider(BruteForceProtector.class), session, realm, user);
        if (error == null) {
            return false;
        }
        loginEvent(context).error(error);
        return true;
    }

    private static CodePage.Look look(RequiredActionContext context) {
        return new CodePage.Look(
                context.getAuthenticationSession(), context.getUser(), context::form, context.getEvent());
    }

    private static EventBuilder loginEvent(RequiredActionContext context) {
        return context.getEvent().clone().event(EventType.LOGIN).user(context.getUser());
    }
}
