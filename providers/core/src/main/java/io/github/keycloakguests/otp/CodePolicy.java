package io.github.keycloakguests.otp;

import io.github.keycloakguests.access.SecondFactor;
import java.time.Duration;
import java.time.Instant;

/**
 * What a login owes in codes by email.
 *
 * @param when whether a code is asked for
 * @param digits how long codes are, 6 to 10
 * @param life for how long a code can be used once it was mailed, 5 to 60 minutes
 * @param memory for how many days no code is asked for in a browser whose user wanted that when it typed one, up to 90;
 *     none, where browsers are not remembered
 */
public record CodePolicy(SecondFactor when, int digits, Duration life, Duration memory) {

    public static final int FEWEST_DIGITS = 6;
    public static final int MOST_DIGITS = 10;
    public static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(60);
    public static final Duration LONGEST_MEMORY = Duration.ofDays(90);

    /** Six digits for ten minutes, from the second login on, whatever the browser. */
    public static final CodePolicy DEFAULT =
            new CodePolicy(SecondFactor.SECOND_LOGIN, FEWEST_DIGITS, Duration.ofMinutes(10), Duration.ZERO);

    public CodePolicy {
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("a code has 6 to 10 digits");
        }
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("a code lives for 5 to 60 minutes");
        }
        if (memory.isNegative() || memory.compareTo(LONGEST_MEMORY) > 0 || !wholeDays(memory)) {
            throw new IllegalArgumentException("a browser is remembered for up to 90 whole days");
        }
    }

    private static boolean wholeDays(Duration duration) {
        return duration.equals(Duration.ofDays(duration.toDays()));
    }

    /** For how many days browsers are remembered; 0, not at all: what is asked for always is asked for in each of them. */
    public long daysOfMemory() {
        return when == SecondFactor.SECOND_LOGIN ? memory.toDays() : 0;
    }

    /** Whether a browser is remembered in which a code was typed at that moment. */
    public boolean remembers(Instant typed, Instant now) {
        return !now.isBefore(typed) && now.isBefore(typed.plus(Duration.ofDays(daysOfMemory())));
    }

    /** The same, asked for at least when that says. */
    public CodePolicy atLeast(SecondFactor demanded) {
        return demanded.compareTo(when) > 0 ? new CodePolicy(demanded, digits, life, memory) : this;
    }

    /** Of each part the stricter of both. */
    public CodePolicy stricter(CodePolicy other) {
        return new CodePolicy(
                        when,
                        Math.max(digits, other.digits()),
                        shorter(life, other.life()),
                        shorter(memory, other.memory()))
                .atLeast(other.when());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
