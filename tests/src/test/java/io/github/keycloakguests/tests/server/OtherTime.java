package io.github.keycloakguests.tests.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a process another time than the machine's, by a library that is loaded into it first and reads {@code FAKETIME},
 * such as {@code +120s}; {@code -Dit.clock.library} says where that is. What libfaketime costs a server (some minutes for
 * a start) is too much for each run.
 */
public final class OtherTime {

    private static final Optional<String> LIBRARY = Optional.ofNullable(System.getProperty("it.clock.library"));

    private OtherTime() {}

    /** Whether there is such a library. */
    public static boolean available() {
        return LIBRARY.isPresent();
    }

    /** The environment of a process for which it is that much later; how long things take stays as it is. */
    static Map<String, String> ahead(Duration ahead) {
        return Map.of(
                "LD_PRELOAD",
                LIBRARY.orElseThrow(),
                "FAKETIME",
                "+" + ahead.toSeconds() + "s",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "NO_FAKE_STAT",
                "1");
    }
}
