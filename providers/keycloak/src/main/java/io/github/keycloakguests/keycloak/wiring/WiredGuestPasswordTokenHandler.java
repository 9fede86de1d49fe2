package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.password.GuestPasswordTokenHandler;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The handler of links to set a new password, put together. */
public final class WiredGuestPasswordTokenHandler extends GuestPasswordTokenHandler {

    @Override
    protected RealmPorts ports(KeycloakSession session, RealmModel realm) {
        return GuestsGraph.of(session, realm);
    }
}
