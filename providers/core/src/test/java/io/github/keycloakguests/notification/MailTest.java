package io.github.keycloakguests.notification;

import static io.github.keycloakguests.notification.MailBuilder.NOON;
import static io.github.keycloakguests.notification.MailBuilder.aMail;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailTest {

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT5M", "3, PT15M", "4, PT1H", "5, PT3H", "6, PT6H", "7, PT12H", "8, PT24H", "11, PT24H"})
    void waitsLongerAfterEachAttempt(int attempts, Duration pause) {
        Mail mail = aMail().attempted(attempts).build().after(new Delivery.Delayed("451 later"), NOON);

        assertThat(mail.dispatch())
                .isEqualTo(new Mail.Dispatch(MailState.QUEUED, attempts, NOON, NOON.plus(pause), null, "451 later"));
    }

    @Test
    void isGivenUpAfterTheLastPause() {
        Mail mail = aMail().attempted(12).build().after(new Delivery.Delayed("451 later"), NOON);

        assertThat(mail.dispatch()).isEqualTo(new Mail.Dispatch(MailState.FAILED, 12, NOON, NOON, null, "451 later"));
    }

    @Test
    void isTriedForAboutFiveDays() {
        long minutes = IntStream.rangeClosed(1, 11)
                .mapToLong(it -> RetryPauses.after(it).orElseThrow().toMinutes())
                .sum();

        assertThat(Duration.ofMinutes(minutes)).isBetween(Duration.ofHours(114), Duration.ofHours(126));
        assertThat(RetryPauses.after(12)).isEmpty();
    }

    @Test
    void forgetsEarlierWordsOnceItIsTaken() {
        Mail delayed = aMail().build().claimed(NOON).after(new Delivery.Delayed("451 later"), NOON);

        Mail taken = delayed.claimed(NOON.plusSeconds(60)).after(new Delivery.Taken(), NOON.plusSeconds(60));

        assertThat(taken.dispatch())
                .isEqualTo(
                        new Mail.Dispatch(MailState.SENT, 2, NOON, NOON.plusSeconds(60), NOON.plusSeconds(60), null));
    }

    @Test
    void isDroppedWhenThereIsNothingToSay() {
        Mail mail = aMail().build().claimed(NOON).after(new Delivery.Pointless(), NOON);

        assertThat(mail.dispatch()).isEqualTo(new Mail.Dispatch(MailState.DROPPED, 1, NOON, NOON, null, null));
    }

    @Test
    void keepsTheWordsOfTheMailServerOnOneLine() {
        Mail mail = aMail().build().after(new Delivery.Rejected(" 550-no\r\n 550 such\tuser "), NOON);

        assertThat(mail.dispatch().words()).isEqualTo("550-no 550 such user");
    }
}
