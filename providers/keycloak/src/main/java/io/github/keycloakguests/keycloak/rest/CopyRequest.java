package io.github.keycloakguests.keycloak.rest;

import org.jspecify.annotations.Nullable;

/** What a copy of a space is to be: one of name or group, and perhaps another name to show. */
public record CopyRequest(
        @Nullable String name,
        @Nullable String group,
        @Nullable String displayName) {}
