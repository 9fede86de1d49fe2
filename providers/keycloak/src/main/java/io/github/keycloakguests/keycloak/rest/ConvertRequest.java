package io.github.keycloakguests.keycloak.rest;

import org.jspecify.annotations.Nullable;

/** At which host a guest becomes a member; needed if it is a guest of several. */
public record ConvertRequest(@Nullable String host) {}
