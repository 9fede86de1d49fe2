package io.github.keycloakguests.keycloak.wiring;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What our steps of login flows have in common: they are on or off, nobody sets them up for a user, and they hold nothing. */
abstract class GuestStepFactory implements AuthenticatorFactory {

    private final String id;
    private final String label;
    private final String help;
    private final List<ProviderConfigProperty> settings;

    GuestStepFactory(String id, String label, String help, List<ProviderConfigProperty> settings) {
        this.id = id;
        this.label = label;
        this.help = help;
        this.settings = settings;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getDisplayType() {
        return label;
    }

    @Override
    public String getHelpText() {
        return help;
    }

    @Override
    public boolean isConfigurable() {
        return !settings.isEmpty();
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return settings;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory sessions) {}

    @Override
    public void close() {}
}
