package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.expiry.GuestGate;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;

/** Makes the gate. */
public final class GuestGateFactory extends GuestActionFactory {

    public GuestGateFactory() {
        super(GuestGate.ID, "Guest gate");
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new GuestGate(
                session, GuestsGraph.of(session, session.getContext().getRealm()));
    }
}
