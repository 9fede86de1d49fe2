package io.github.keycloakguests.tests.probe;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Puts the probe at {@code /realms/{realm}/probe}. */
public final class ProbeFactory implements RealmResourceProviderFactory {

    @Override
    public String getId() {
        return "probe";
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Probe(session);
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to set up
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to set up
    }

    @Override
    public void close() {
        // nothing to close
    }
}
