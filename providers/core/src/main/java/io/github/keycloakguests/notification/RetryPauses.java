package io.github.keycloakguests.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long the outbox waits between two attempts: growing from a minute to a day, for about five days in all. */
public final class RetryPauses {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Duration.ofHours(24),
            Duration.ofHours(24));

    private RetryPauses() {}

    /** The pause after so many failed attempts (1 or more); empty when it is time to give up. */
    public static Optional<Duration> after(int attempts) {
        return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
    }
}
