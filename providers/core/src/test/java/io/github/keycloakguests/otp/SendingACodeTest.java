package io.github.keycloakguests.otp;

import static io.github.keycloakguests.otp.LoginDesk.ELSEWHERE;
import static io.github.keycloakguests.otp.LoginDesk.GIL;
import static io.github.keycloakguests.otp.LoginDesk.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.notification.MailKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendingACodeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LoginDesk desk = new LoginDesk();

    @Test
    void mailsItToTheGuest() {
        assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Sent());

        assertThat(desk.outbox.all()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MailKind.CODE);
            assertThat(it.about()).isEqualTo(GIL.value());
            assertThat(it.to()).isEqualTo(new EmailAddress("gil@example.org"));
        });
        assertThat(desk.mail().orElseThrow().code()).matches("[0-9]{6}");
        assertThat(desk.mail().orElseThrow().life()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void keepsNoCode() {
        String code = desk.codeFor(HERE);

        assertThat(desk.codes.of(GIL).toString()).doesNotContain(code);
    }

    @Test
    void sendsOneInAMinuteWhateverLoginItIsFor() {
        Instant first = desk.now();
        desk.send(HERE);
        desk.wait(MINUTE.minusMillis(1));

        assertThat(desk.send(ELSEWHERE)).isEqualTo(new SendCode.Outcome.Later(first.plus(MINUTE)));
        desk.wait(Duration.ofMillis(1));
        assertThat(desk.send(ELSEWHERE)).isEqualTo(new SendCode.Outcome.Sent());
    }

    @Test
    void sendsFiveInAnHour() {
        Instant first = desk.now();
        for (int i = 0; i < 5; i++) {
            assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Sent());
            desk.wait(MINUTE);
        }

        assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Later(first.plus(Duration.ofHours(1))));
    }

    @Test
    void sendsTenInADay() {
        Instant first = desk.now();
        for (int i = 0; i < 10; i++) {
            assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Sent());
            desk.wait(Duration.ofMinutes(20));
        }

        assertThat(desk.send(HERE)).isEqualTo(new SendCode.Outcome.Later(first.plus(Duration.ofDays(1))));
        assertThat(desk.outbox.all()).hasSize(10);
    }

    @Test
    void countsMailsOfLoginsThatSucceeded() {
        desk.check(HERE, desk.codeFor(HERE));

        assertThat(desk.send(ELSEWHERE)).isInstanceOf(SendCode.Outcome.Later.class);
    }

    @Test
    void makesNoCodeForNobody() {
        assertThat(desk.mail()).isEmpty();
    }

    @Test
    void makesNoCodeThatComesTooLate() {
        desk.send(HERE);
        desk.wait(Duration.ofMinutes(10));

        assertThat(desk.mail()).isEmpty();
    }

    @Test
    void letsTheCodeLiveFromItsMailingOn() {
        desk.send(HERE);
        desk.wait(Duration.ofMinutes(9));
        String code = desk.mail().orElseThrow().code();
        desk.wait(Duration.ofMinutes(9));

        assertThat(desk.check(HERE, code)).isEqualTo(new CheckCode.Verdict.Right());
    }
}
