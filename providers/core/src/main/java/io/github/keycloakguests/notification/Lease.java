package io.github.keycloakguests.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long something belongs to whoever took it.
 *
 * @param from when it begins, by a clock that all nodes share: what one node holds must not look free to another whose
 *     own clock is ahead
 */
public record Lease(Instant from, Duration length) {

    public Instant until() {
        return from.plus(length);
    }
}
