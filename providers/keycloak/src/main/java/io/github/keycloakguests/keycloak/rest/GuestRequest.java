package io.github.keycloakguests.keycloak.rest;

import org.jspecify.annotations.Nullable;

/** What of a guest is to change; what is left out stays. */
public record GuestRequest(
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName) {}
