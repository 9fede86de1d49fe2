package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.claims.GuestClaimsMapper;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The claims mapper, put together. */
public final class WiredGuestClaimsMapper extends GuestClaimsMapper {

    @Override
    protected RealmPorts ports(KeycloakSession session, RealmModel realm) {
        return GuestsGraph.of(session, realm);
    }
}
