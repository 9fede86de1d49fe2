package io.github.keycloakguests.keycloak.rest;

import org.jspecify.annotations.Nullable;

/** Where a member becomes a guest; what is left out but the space comes from the guest type. */
public record MemberConversionRequest(
        @Nullable String space,
        @Nullable String type,
        @Nullable String permission,
        @Nullable String period) {}
