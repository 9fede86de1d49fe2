package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.signup.JoinAction;
import io.github.keycloakguests.keycloak.signup.SignUpDesk;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes the question whether to accept an invitation. */
public final class JoinActionFactory extends GuestActionFactory {

    public JoinActionFactory() {
        super(JoinAction.ID, "Guest join");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        RealmPorts ports = GuestsGraph.of(session, realm);
        return new JoinAction(session, realm, ports, new SignUpDesk(session, realm, ports));
    }
}
