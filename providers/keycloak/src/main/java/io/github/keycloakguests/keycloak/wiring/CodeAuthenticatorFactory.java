package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.clock.ServerClock;
import io.github.keycloakguests.keycloak.otp.CodeAuthenticator;
import io.github.keycloakguests.keycloak.otp.LoginCode;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.OTPCredentialModel;

/** Makes the code by email as a step of a flow. */
public final class CodeAuthenticatorFactory extends GuestStepFactory {

    public CodeAuthenticatorFactory() {
        super(
                CodeAuthenticator.ID,
                "Guest email code",
                "Asks guests for a code by email when their types or spaces demand one; everybody else passes.",
                List.of());
    }

    /** Among the few whose failures Keycloak counts (DefaultBruteForceProtector, 26.7). */
    @Override
    public String getReferenceCategory() {
        return OTPCredentialModel.TYPE;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CodeAuthenticator(new LoginCode(session, GuestsGraph::of), new ServerClock());
    }
}
