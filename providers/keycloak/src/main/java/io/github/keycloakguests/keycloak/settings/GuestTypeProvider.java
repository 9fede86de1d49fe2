package io.github.keycloakguests.keycloak.settings;

import org.keycloak.provider.Provider;

/** Stands for a guest type among the realm's components, so that the admin API, export and import know it. */
public interface GuestTypeProvider extends Provider {}
