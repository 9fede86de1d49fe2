package io.github.keycloakguests.demo.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The logins that have begun and not come back yet. */
final class LoginAttempts {
    private static final int MOST = 1000;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, LoginAttempt> open = new LinkedHashMap<>();

    LoginAttempts(InstantSource clock) {
        this.clock = clock;
    }

    synchronized LoginAttempt begin() {
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        LoginAttempt attempt = LoginAttempt.begin(random, clock.instant());
        open.put(attempt.state(), attempt);
        return attempt;
    }

    /**
     * Ends the attempt that a browser comes back from; a second return finds nothing.
     *
     * @param returned the state in the address
     * @param remembered the state that this very browser was sent away with
     */
    synchronized Optional<LoginAttempt> end(String returned, String remembered) {
        return returned.equals(remembered)
                ? Optional.ofNullable(open.remove(returned)).filter(attempt -> attempt.openAt(clock.instant()))
                : Optional.empty();
    }
}
