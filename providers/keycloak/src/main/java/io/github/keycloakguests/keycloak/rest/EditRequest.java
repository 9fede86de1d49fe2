package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What of an invitation is to change: what is absent stays, what is null is as if it had never been given. */
public record EditRequest(
        @Nullable JsonNode email,
        @Nullable JsonNode name,
        @Nullable JsonNode firstName,
        @Nullable JsonNode lastName,
        @Nullable JsonNode type,
        @Nullable JsonNode permission,
        @Nullable JsonNode period,
        @Nullable JsonNode startsAt,
        @Nullable JsonNode validity,
        @Nullable JsonNode homeUrl,
        @Nullable JsonNode subject,
        @Nullable JsonNode message,
        @Nullable JsonNode locale,
        @Nullable JsonNode mayInvite,
        @Nullable JsonNode manager) {

    /** The text that a field has afterwards. */
    static @Nullable String text(@Nullable JsonNode typed, String field, @Nullable String before) {
        if (typed == null) {
            return before;
        }
        if (!typed.isNull() && !typed.isTextual()) {
            throw Problems.invalid(field, "This is not of the right type.");
        }
        return typed.isNull() ? null : typed.textValue();
    }

    /** The flag that a field has afterwards. */
    static boolean flag(@Nullable JsonNode typed, String field, boolean before) {
        if (typed == null) {
            return before;
        }
        if (!typed.isNull() && !typed.isBoolean()) {
            throw Problems.invalid(field, "This is not of the right type.");
        }
        return typed.booleanValue();
    }
}
