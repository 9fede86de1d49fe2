package io.github.keycloakguests.keycloak.wiring;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.KeycloakSessionFactory;

/** What our required actions have in common: nobody starts them, and they hold nothing. */
abstract class GuestActionFactory implements RequiredActionFactory {

    private final String id;
    private final String label;

    GuestActionFactory(String id, String label) {
        this.id = id;
        this.label = label;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayText() {
        return label;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory sessions) {}

    @Override
    public void close() {}
}
