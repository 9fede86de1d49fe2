package io.github.keycloakguests.tests;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what the server does in the background, by asking again. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Whoever asks all the time keeps the server from what is waited for. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /** The first answer that is so. */
    public static <T> T answered(Supplier<T> asked, Predicate<T> so) {
        return answered(asked, so, PATIENCE);
    }

    /** The same for what takes longer. */
    public static <T> T answered(Supplier<T> asked, Predicate<T> so, Duration patience) {
        Instant deadline = Instant.now().plus(patience);
        while (true) {
            T answer = asked.get();
            if (so.test(answer)) {
                return answer;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("still " + answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
