package io.github.keycloakguests.guest;

import java.util.UUID;

/** The key of a grant. */
public record GrantId(String value) {

    public static GrantId fresh() {
        return new GrantId(UUID.randomUUID().toString());
    }
}
