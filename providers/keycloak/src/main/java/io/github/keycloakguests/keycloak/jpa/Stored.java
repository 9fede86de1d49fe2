package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the text forms that rows hold of values. */
final class Stored {

    private Stored() {}

    static Period period(String text) {
        return Period.parse(text).orElseThrow(() -> new IllegalStateException("a stored period cannot be read"));
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
