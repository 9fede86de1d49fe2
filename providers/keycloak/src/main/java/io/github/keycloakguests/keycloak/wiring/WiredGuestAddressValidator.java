package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.address.GuestAddressValidator;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The validator of guests' addresses, put together. */
public final class WiredGuestAddressValidator extends GuestAddressValidator {

    @Override
    protected RealmPorts ports(KeycloakSession session, RealmModel realm) {
        return GuestsGraph.of(session, realm);
    }
}
