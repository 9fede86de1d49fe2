package io.github.keycloakguests.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the server does in the background, by asking again. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Eventually() {}

    /** The first answer that is so. */
    public static <T> T answered(Supplier<T> asked, Predicate<T> so) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            T answer = asked.get();
            if (so.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("still " + answer);
            }
        }
    }
}
