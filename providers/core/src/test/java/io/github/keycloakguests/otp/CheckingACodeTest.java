package io.github.keycloakguests.otp;

import static io.github.keycloakguests.otp.LoginDesk.ELSEWHERE;
import static io.github.keycloakguests.otp.LoginDesk.GIL;
import static io.github.keycloakguests.otp.LoginDesk.HERE;
import static io.github.keycloakguests.otp.LoginDesk.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckingACodeTest {

    private static final CheckCode.Verdict RIGHT = new CheckCode.Verdict.Right();
    private static final CheckCode.Verdict WRONG = new CheckCode.Verdict.Wrong();
    private static final CheckCode.Verdict USED_UP = new CheckCode.Verdict.UsedUp();
    private static final CheckCode.Verdict NO_CODE = new CheckCode.Verdict.NoCode();
    private static final CheckCode.Verdict UNREADABLE = new CheckCode.Verdict.Unreadable();

    private final LoginDesk desk = new LoginDesk();

    @Test
    void takesTheCodeOnce() {
        String code = desk.codeFor(HERE);

        assertThat(desk.check(HERE, code)).isEqualTo(RIGHT);
        assertThat(desk.check(HERE, code)).isEqualTo(NO_CODE);
    }

    @Test
    void takesNoOther() {
        String code = desk.codeFor(HERE);

        assertThat(desk.check(HERE, not(code))).isEqualTo(WRONG);
        assertThat(desk.check(HERE, code)).isEqualTo(RIGHT);
    }

    @Test
    void takesItForItsLoginOnly() {
        String code = desk.codeFor(HERE);

        assertThat(desk.check(ELSEWHERE, code)).isEqualTo(NO_CODE);
        assertThat(desk.check(HERE, code)).isEqualTo(RIGHT);
    }

    @Test
    void takesTheLastOneOnly() {
        String first = desk.codeFor(HERE);
        desk.wait(Duration.ofMinutes(1));
        String second = desk.codeFor(HERE);

        if (!first.equals(second)) {
            assertThat(desk.check(HERE, first)).isEqualTo(WRONG);
        }
        assertThat(desk.check(HERE, second)).isEqualTo(RIGHT);
    }

    @Test
    void takesNothingOfALoginWhenAnotherHasAskedSince() {
        String first = desk.codeFor(HERE);
        desk.wait(Duration.ofMinutes(1));
        desk.send(ELSEWHERE);

        assertThat(desk.check(HERE, first)).isEqualTo(NO_CODE);
    }

    @Test
    void takesNothingBeforeItIsMailed() {
        desk.send(HERE);

        assertThat(desk.check(HERE, "000000")).isEqualTo(NO_CODE);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void takesItUntilItsEnd(int millis, boolean taken) {
        String code = desk.codeFor(HERE);
        desk.wait(Duration.ofMinutes(10).plusMillis(millis));

        assertThat(desk.check(HERE, code)).isEqualTo(taken ? RIGHT : NO_CODE);
    }

    @Test
    void looksAtFiveOfSixty() {
        String code = desk.codeFor(HERE);
        for (int i = 0; i < 4; i++) {
            assertThat(desk.check(HERE, not(code))).isEqualTo(WRONG);
        }
        assertThat(desk.check(HERE, not(code))).isEqualTo(USED_UP);
        for (int i = 0; i < 55; i++) {
            assertThat(desk.check(HERE, code)).isEqualTo(NO_CODE);
        }
        assertThat(desk.codes.of(GIL).failures()).isEqualTo(5);
    }

    @Test
    void pausesAfterTwentyInARow() {
        Instant paused = Instant.EPOCH;
        for (int i = 0; i < 4; i++) {
            paused = wrongFiveTimes();
        }
        Instant until = paused.plus(Duration.ofMinutes(15));
        CodeBarrier barrier = new CodeBarrier.Paused(until);

        assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Barred(barrier));
        assertThat(desk.check(HERE, "123456")).isEqualTo(new CheckCode.Verdict.Barred(barrier, false));
        desk.clock.to(until);
        assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Sent());
    }

    @Test
    void beginsToCountAnewAfterTheRightOne() {
        for (int i = 0; i < 3; i++) {
            wrongFiveTimes();
        }
        desk.wait(Duration.ofDays(1));
        desk.check(HERE, desk.codeFor(HERE));
        desk.wait(Duration.ofMinutes(20));

        wrongFiveTimes();

        assertThat(desk.codes.of(GIL).failures()).isEqualTo(5);
    }

    @Test
    void stopsAfterAHundredUntilTheGuestIsVerified() {
        for (int i = 0; i < 20; i++) {
            wrongFiveTimes();
            desk.wait(Duration.ofDays(1));
        }
        CodeBarrier barrier = new CodeBarrier.Stopped();

        desk.wait(Duration.ofDays(1000));
        assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Barred(barrier));
        assertThat(desk.check(HERE, "123456")).isEqualTo(new CheckCode.Verdict.Barred(barrier, false));

        desk.verify();
        assertThat(desk.check(HERE, desk.codeFor(HERE))).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s ", "%s\n", "\u00a0%s\u202f", "\u200e%s"})
    void forgivesWhatStandsAround(String typed) {
        assertThat(desk.check(HERE, typed.formatted(desk.codeFor(HERE)))).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", "\u2013", "\u2011", "\u00a0", "\t"})
    void forgivesWhatStandsBetween(String between) {
        String code = desk.codeFor(HERE);

        assertThat(desk.check(HERE, code.substring(0, 3) + between + code.substring(3)))
                .isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0660, 0x06F0, 0x0966, 0xFF10})
    void readsDigitsOfEveryScript(int zero) {
        String code = desk.codeFor(HERE);
        String typed = code.chars()
                .map(it -> it - '0' + zero)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(desk.check(HERE, typed)).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345", "1234567", "abcdef", "12345a", "123.456", "+123456", "1e5000", "½23456"})
    void countsNothingThatIsNoCode(String typed) {
        desk.codeFor(HERE);

        assertThat(desk.check(HERE, typed)).isEqualTo(UNREADABLE);
        assertThat(desk.codes.of(GIL).failures()).isZero();
    }

    @Test
    void countsNothingThatIsFarTooLong() {
        String code = desk.codeFor(HERE);

        assertThat(desk.check(HERE, "1".repeat(200))).isEqualTo(UNREADABLE);
        assertThat(desk.check(HERE, code + " ".repeat(200))).isEqualTo(UNREADABLE);
    }

    /** When that was. */
    private Instant wrongFiveTimes() {
        String code = desk.codeFor(HERE);
        for (int i = 0; i < 5; i++) {
            desk.check(HERE, not(code));
        }
        Instant then = desk.now();
        if (desk.codes.of(GIL).failures() % 20 != 0) {
            desk.wait(Duration.ofMinutes(20));
        }
        return then;
    }
}
