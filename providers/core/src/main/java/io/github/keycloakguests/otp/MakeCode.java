package io.github.keycloakguests.otp;

import io.github.keycloakguests.guest.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Makes a code at the moment in which it is mailed: before, nobody has it, and afterwards only the receiver. */
public final class MakeCode {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Codes codes;
    private final CodeSeal seal;
    private final Clock clock;

    public MakeCode(Codes codes, CodeSeal seal, Clock clock) {
        this.codes = codes;
        this.seal = seal;
        this.clock = clock;
    }

    /** A code and how long it can be used. */
    public record Made(String code, Duration life) {}

    /** Empty when nobody waits for one any more. */
    public Optional<Made> make(UserId guest) {
        Instant now = clock.instant();
        CodeState state = codes.lock(guest);
        CodeState.Live asked = state.live();
        if (asked == null || !now.isBefore(asked.until())) {
            return Optional.empty();
        }
        String code = digits(asked.digits());
        codes.keep(guest, state.mailed(seal.digest(guest, asked.login(), code), now));
        return Optional.of(new Made(code, asked.life()));
    }

    private static String digits(int number) {
        return RANDOM.ints(number, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
