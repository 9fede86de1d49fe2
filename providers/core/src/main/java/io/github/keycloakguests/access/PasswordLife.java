package io.github.keycloakguests.access;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long a password logs in.
 *
 * @param lasting from {@link #SHORTEST} to {@link #LONGEST}; absent when it does not end
 */
public record PasswordLife(Optional<Duration> lasting) implements Comparable<PasswordLife> {

    public static final Duration SHORTEST = Duration.ofMinutes(1);
    public static final Duration LONGEST = Duration.ofDays(3650);

    public static final PasswordLife NEVER = new PasswordLife(Optional.empty());

    private static final String NEVER_TEXT = "never";
    private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

    public PasswordLife {
        if (lasting.filter(it -> it.compareTo(SHORTEST) < 0 || it.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("a password lasts from a minute to ten years");
        }
    }

    public static PasswordLife of(Duration lasting) {
        return new PasswordLife(Optional.of(lasting));
    }

    /** Reads a duration as ISO 8601 spells it in days, hours, minutes and seconds, or {@code never}. */
    public static Optional<PasswordLife> parse(String typed) {
        if (typed.equals(NEVER_TEXT)) {
            return Optional.of(NEVER);
        }
        try {
            return Optional.of(of(Duration.parse(typed)));
        } catch (DateTimeException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /** When a password is over that counts from that moment; empty when it never is. */
    public Optional<Instant> endFrom(Instant start) {
        return lasting.map(start::plus);
    }

    /** Shorter ones first. */
    @Override
    public int compareTo(PasswordLife other) {
        return lasting.orElse(ENDLESS).compareTo(other.lasting.orElse(ENDLESS));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return lasting.map(Duration::toString).orElse(NEVER_TEXT);
    }
}
