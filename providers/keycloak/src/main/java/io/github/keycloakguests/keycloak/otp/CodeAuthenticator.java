package io.github.keycloakguests.keycloak.otp;

import java.time.Clock;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** The code as a step for those who design flows; the login owes none any more then. */
public final class CodeAuthenticator implements Authenticator {

    public static final String ID = "guest-email-code";

    private final LoginCode code;
    private final CodePage page;

    public CodeAuthenticator(LoginCode code, Clock clock) {
        this.code = code;
        this.page = new CodePage(code, clock);
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (code.owed(context.getAuthenticationSession(), context.getUser())) {
            context.challenge(page.begin(look(context)));
        } else {
            pass(context);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!code.owed(context.getAuthenticationSession(), context.getUser())) {
            pass(context);
            return;
        }
        String lockedOut = AuthenticatorUtils.getDisabledByBruteForceEventError(context, context.getUser());
        if (lockedOut != null) {
            context.getEvent().user(context.getUser()).error(lockedOut);
            context.forceChallenge(page.lockedOut(look(context)));
            return;
        }
        switch (page.take(look(context), context.getHttpRequest().getDecodedFormParameters())) {
            case CodePage.Answer.Passed() -> context.success(OTPCredentialModel.TYPE);
            case CodePage.Answer.Again(var shown, var wrong) -> {
                if (wrong) {
                    context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, shown);
                } else {
                    context.challenge(shown);
                }
            }
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

    /** Among alternatives, whoever owes no code must take another of them. */
    private static void pass(AuthenticationFlowContext context) {
        if (context.getExecution().isRequired()) {
            context.success();
        } else {
            context.attempted();
        }
    }

    private static CodePage.Look look(AuthenticationFlowContext context) {
        return new CodePage.Look(
                context.getAuthenticationSession(), context.getUser(), context::form, context.getEvent());
    }
}
