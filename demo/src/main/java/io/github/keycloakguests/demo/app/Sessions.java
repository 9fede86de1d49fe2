package io.github.keycloakguests.demo.app;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged in to the application, by the secret in the browser's cookie. */
final class Sessions {
    private final Map<String, Session> open = new ConcurrentHashMap<>();

    /** The secret of the new session. */
    String open(Session session) {
        String secret = UUID.randomUUID().toString();
        open.put(secret, session);
        return secret;
    }

    Optional<Session> find(String secret) {
        return Optional.ofNullable(open.get(secret));
    }

    Optional<Session> close(String secret) {
        return Optional.ofNullable(open.remove(secret));
    }
}
