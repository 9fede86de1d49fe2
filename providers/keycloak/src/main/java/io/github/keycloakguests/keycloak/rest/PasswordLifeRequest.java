package io.github.keycloakguests.keycloak.rest;

import org.jspecify.annotations.Nullable;

/**
 * For how long the password of a guest lasts from now on.
 *
 * @param life an ISO 8601 duration, or {@code never}
 * @param endSessions true, to have the guest log in anew
 */
public record PasswordLifeRequest(
        @Nullable String life, @Nullable Boolean endSessions) {}
