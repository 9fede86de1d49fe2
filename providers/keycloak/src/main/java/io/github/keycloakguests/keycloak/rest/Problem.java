package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What an error answer says: a stable code, words for a reader, the field that is meant, and how many places are left. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String error,
        String errorMessage,
        @Nullable String field,
        @Nullable Long placesLeft) {}
