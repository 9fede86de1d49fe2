package io.github.keycloakguests.otp;

import io.github.keycloakguests.access.SecondFactor;
import java.time.Duration;

/**
 * What a login owes in codes by email.
 *
 * @param when whether a code is asked for
 * @param digits how long codes are, 6 to 10
 * @param life for how long a code can be used once it was mailed, 5 to 60 minutes
 */
public record CodePolicy(SecondFactor when, int digits, Duration life) {

    public static final int FEWEST_DIGITS = 6;
    public static final int MOST_DIGITS = 10;
    public static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(60);

    /** Six digits for ten minutes, from the second login on. */
    public static final CodePolicy DEFAULT =
            new CodePolicy(SecondFactor.SECOND_LOGIN, FEWEST_DIGITS, Duration.ofMinutes(10));

    public CodePolicy {
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("a code has 6 to 10 digits");
        }
        if (life.compareTo(SHORTEST_LIFE) < 0 || life.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("a code lives for 5 to 60 minutes");
        }
    }

    /** The same, asked for at least when that says. */
    public CodePolicy atLeast(SecondFactor demanded) {
        return demanded.compareTo(when) > 0 ? new CodePolicy(demanded, digits, life) : this;
    }

    /** Of each part the stricter of both. */
    public CodePolicy stricter(CodePolicy other) {
        return new CodePolicy(
                        when, Math.max(digits, other.digits()), life.compareTo(other.life()) < 0 ? life : other.life())
                .atLeast(other.when());
    }
}
