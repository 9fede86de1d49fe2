package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.keycloak.settings.AddressSettings;
import io.github.keycloakguests.keycloak.settings.CodeSettings;
import io.github.keycloakguests.keycloak.settings.FenceSettings;
import io.github.keycloakguests.keycloak.settings.GuestTypeProvider;
import io.github.keycloakguests.keycloak.settings.GuestTypeProviderFactory;
import io.github.keycloakguests.keycloak.settings.GuestTypeSettings;
import io.github.keycloakguests.keycloak.settings.PasswordSettings;
import io.github.keycloakguests.otp.CodePolicy;
import java.util.List;
import java.util.stream.Stream;
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
        CodeSettings.of(model, CodePolicy.DEFAULT);
        PasswordSettings.of(model, PasswordLife.NEVER);
        AddressSettings.changeable(model, false);
    }

    @Override
    public String getHelpText() {
        return "A policy for guests: permissions, periods, how long invitations are valid, codes at login, passwords, addresses, and how far they get.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return Stream.of(
                        GuestTypeSettings.properties(),
                        CodeSettings.properties(),
                        PasswordSettings.properties(),
                        AddressSettings.properties(),
                        FenceSettings.properties())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory sessions) {}

    @Override
    public void close() {}
}
