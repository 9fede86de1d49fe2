package io.github.keycloakguests.demo.app;

import java.util.Map;

/** A browser that is logged in to the application. */
record Session(String idToken, Map<String, Object> claims) {
    Session {
        claims = Map.copyOf(claims);
    }

    String name() {
        return claims.getOrDefault("name", claims.getOrDefault("preferred_username", "somebody"))
                .toString();
    }
}
