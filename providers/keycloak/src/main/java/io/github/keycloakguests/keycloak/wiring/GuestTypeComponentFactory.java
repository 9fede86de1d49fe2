package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.settings.GuestTypeProvider;
import io.github.keycloakguests.keycloak.settings.GuestTypeProviderFactory;
import io.github.keycloakguests.keycloak.settings.GuestTypeSettings;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Lets administrators keep guest types as components, and refuses those that make no sense. */
public final class GuestTypeComponentFactory implements GuestTypeProviderFactory {

    @Override
    public String getId() {
        return GuestTypeSettings.PROVIDER_ID;
    }

    @Override
    public GuestTypeProvider create(KeycloakSession session, ComponentModel model) {
        return () -> {};
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        GuestTypeSettings.of(model);
    }

    @Override
    public String getHelpText() {
        return "A policy for guests: permissions, periods and how long invitations are valid.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return GuestTypeSettings.properties();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory sessions) {}

    @Override
    public void close() {}
}
