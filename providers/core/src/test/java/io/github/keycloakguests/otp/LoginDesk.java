package io.github.keycloakguests.otp;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;

import io.github.keycloakguests.MovingClock;
import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.InMemoryOutbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Gil logging in, with what codes take. */
final class LoginDesk {

    static final UserId GIL = new UserId("gil");
    static final String HERE = "here";
    static final String ELSEWHERE = "elsewhere";
    static final CodePolicy POLICY = new CodePolicy(SecondFactor.ALWAYS, 6, Duration.ofMinutes(10), Duration.ZERO);

    final MovingClock clock = new MovingClock(NOON);
    final InMemoryCodes codes = new InMemoryCodes();
    final InMemoryOutbox outbox = new InMemoryOutbox();
    private final CodeSeal seal =
            new CodeSeal(new SecretKeySpec("a key".getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));

    SendCode.Outcome send(String login) {
        SendCode.Request request =
                new SendCode.Request(GIL, login, new EmailAddress("gil@example.org"), "https://id.example.org/");
        return new SendCode(codes, outbox, CodeLimits.DEFAULT, clock).send(request, POLICY);
    }

    Optional<MakeCode.Made> mail() {
        return new MakeCode(codes, seal, clock).make(GIL);
    }

    /** Has a code sent and mailed. */
    String codeFor(String login) {
        SendCode.Outcome outcome = send(login);
        if (!(outcome instanceof SendCode.Outcome.Sent)) {
            throw new AssertionError(outcome);
        }
        return mail().orElseThrow().code();
    }

    CheckCode.Verdict check(String login, String typed) {
        return new CheckCode(codes, seal, CodeLimits.DEFAULT, clock).check(GIL, login, typed);
    }

    void verify() {
        new VerifyGuest(codes).verify(GIL);
    }

    Instant now() {
        return clock.instant();
    }

    void wait(Duration time) {
        clock.to(now().plus(time));
    }

    /** A code that is not that one. */
    static String not(String code) {
        return (code.charAt(0) == '9' ? '0' : '9') + code.substring(1);
    }
}
