package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.address.AddressListener;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes what follows guests to another address. */
public final class AddressListenerFactory implements EventListenerProviderFactory {

    @Override
    public String getId() {
        return "guests-address";
    }

    /** Realms need not name it among their listeners. */
    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new AddressListener(session, GuestsGraph::of);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory sessions) {}

    @Override
    public void close() {}
}
