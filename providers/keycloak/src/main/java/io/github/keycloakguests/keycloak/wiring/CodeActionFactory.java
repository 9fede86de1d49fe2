package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.clock.ServerClock;
import io.github.keycloakguests.keycloak.otp.CodeAction;
import io.github.keycloakguests.keycloak.otp.LoginCode;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes what asks for the code that a login owes. */
public final class CodeActionFactory extends GuestActionFactory {

    public CodeActionFactory() {
        super(CodeAction.ID, "Guest code");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new CodeAction(session, new LoginCode(session, GuestsGraph::of), new ServerClock());
    }
}
