package io.github.keycloakguests.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOON;
    private final LoginAttempts attempts = new LoginAttempts(() -> now);

    @Test
    void challengesWithTheDigestOfTheVerifier() {
        // The example of RFC 7636, appendix B.
        LoginAttempt attempt = new LoginAttempt("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", NOON);

        assertThat(attempt.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void noTwoSecretsAreAlike() {
        LoginAttempt one = attempts.begin();
        LoginAttempt other = attempts.begin();

        assertThat(new String[] {
                    one.state(), one.nonce(), one.verifier(), other.state(), other.nonce(), other.verifier()
                })
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.length() == 43);
    }

    @Test
    void comesBackOnce() {
        LoginAttempt attempt = attempts.begin();

        assertThat(attempts.end(attempt.state(), attempt.state())).contains(attempt);
        assertThat(attempts.end(attempt.state(), attempt.state())).isEmpty();
    }

    @Test
    void comesBackToItsOwnBrowserOnly() {
        LoginAttempt attempt = attempts.begin();

        assertThat(attempts.end(attempt.state(), "")).isEmpty();
        assertThat(attempts.end(attempt.state(), attempts.begin().state())).isEmpty();
        assertThat(attempts.end("", "")).isEmpty();
    }

    @Test
    void comesBackInTime() {
        LoginAttempt early = attempts.begin();
        LoginAttempt late = attempts.begin();

        now = NOON.plus(Duration.ofMinutes(10)).minusSeconds(1);
        assertThat(attempts.end(early.state(), early.state())).isPresent();
        now = NOON.plus(Duration.ofMinutes(10));
        assertThat(attempts.end(late.state(), late.state())).isEmpty();
    }

    @Test
    void forgetsTheOldestWhenTooManyAreOpen() {
        LoginAttempt oldest = attempts.begin();
        for (int i = 0; i < 999; i++) {
            attempts.begin();
        }
        LoginAttempt newest = attempts.begin();

        assertThat(attempts.end(oldest.state(), oldest.state())).isEmpty();
        assertThat(attempts.end(newest.state(), newest.state())).isPresent();
    }
}
