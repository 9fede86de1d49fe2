package io.github.keycloakguests.keycloak.settings;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The kind of component that a guest type is. */
public final class GuestTypeSpi implements Spi {

    @Override
    public boolean isInternal() {
        return true;
    }

    @Override
    public String getName() {
        return "guest-type";
    }

    @Override
    public Class<? extends Provider> getProviderClass() {
        return GuestTypeProvider.class;
    }

    @Override
    public Class<? extends ProviderFactory<?>> getProviderFactoryClass() {
        return GuestTypeProviderFactory.class;
    }
}
