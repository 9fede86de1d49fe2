package io.github.keycloakguests.keycloak.settings;

import org.keycloak.component.ComponentFactory;

/** Makes guest types components. */
public interface GuestTypeProviderFactory extends ComponentFactory<GuestTypeProvider, GuestTypeProvider> {}
