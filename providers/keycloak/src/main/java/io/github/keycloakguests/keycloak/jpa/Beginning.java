package io.github.keycloakguests.keycloak.jpa;

import java.util.Locale;

/** What somebody typed as the beginning of a name or address, whatever its case. */
record Beginning(String typed) {

    /** The pattern for texts in lower case, to be used with {@code escape '!'}. */
    String pattern() {
        return typed.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }
}
