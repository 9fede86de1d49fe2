package io.github.keycloakguests.notice;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.MovingClock;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.notification.MailKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingDigestsTest {

    private static final UserId SAM = new UserId("sam");
    private static final Optional<EmailAddress> SAMS = Optional.of(new EmailAddress("sam@example.org"));
    private static final Instant FAR = NOON.plus(Duration.ofDays(7));
    private static final Duration SIX_HOURS = Duration.ofHours(6);

    private final InMemoryNotices notices = new InMemoryNotices();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final MovingClock clock = new MovingClock(NOON);
    private final SendDigests sending = new SendDigests(notices, outbox, SIX_HOURS, clock);

    @ParameterizedTest
    @CsvSource({"29, 0", "30, 1", "3600, 1"})
    void waitsUntilItHasBeenQuietForAWhile(int seconds, int due) {
        waits("one", FAR, NOON);
        clock.to(NOON.plusSeconds(seconds));

        assertThat(sending.due()).hasSize(due);
    }

    @Test
    void doesNotWaitForEverForQuiet() {
        waits("first", FAR, NOON);
        waits("last", FAR, NOON.plusSeconds(299));
        clock.to(NOON.plusSeconds(299));
        assertThat(sending.due()).isEmpty();

        clock.to(NOON.plusSeconds(300));

        assertThat(sending.due()).hasSize(1);
    }

    @Test
    void putsAllThatWaitsIntoOneMail() {
        waits("one", FAR, NOON);
        waits("two", FAR, NOON);
        clock.to(NOON.plusSeconds(60));

        assertThat(sent()).isTrue();

        assertThat(outbox.all()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MailKind.DIGEST);
            assertThat(it.about()).isEqualTo("sam");
            assertThat(it.to().value()).isEqualTo("sam@example.org");
            assertThat(it.origin()).isEqualTo("https://id.example.org/");
            assertThat(notices.in(it.id())).hasSize(2);
        });
        assertThat(sending.due()).isEmpty();
    }

    @Test
    void isSentByOneNode() {
        waits("one", FAR, NOON);
        clock.to(NOON.plusSeconds(60));
        Notices.Waiting seenByBoth = sending.due().getFirst();

        assertThat(sending.send(seenByBoth, SAMS)).isTrue();
        assertThat(sending.send(seenByBoth, SAMS)).isFalse();

        assertThat(outbox.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        // ends after, asked after the last digest, due
        "P7D,  PT5H59M, 0",
        "P7D,  PT6H,    1",
        "PT20H, PT9M,   0",
        "PT20H, PT10M,  1"
    })
    void pausesAfterOneUnlessAccessEndsWithinADay(Duration ends, Duration later, int due) {
        waits("one", FAR, NOON.minusSeconds(60));
        assertThat(sent()).isTrue();
        waits("two", NOON.plus(ends), NOON.plusSeconds(1));

        clock.to(NOON.plus(later));

        assertThat(sending.due()).hasSize(due);
    }

    @Test
    void tellsNobodyWithoutAnAddress() {
        waits("one", FAR, NOON.minusSeconds(60));

        assertThat(sending.send(sending.due().getFirst(), Optional.empty())).isTrue();

        assertThat(outbox.all()).isEmpty();
        assertThat(notices.waiting()).isEmpty();
    }

    private boolean sent() {
        List<Notices.Waiting> due = sending.due();
        assertThat(due).hasSize(1);
        return sending.send(due.getFirst(), SAMS);
    }

    private void waits(String matter, Instant end, Instant noted) {
        notices.note(
                new Notice(SAM, matter, new GrantId(matter), Duration.ofDays(1), end),
                Optional.empty(),
                "https://id.example.org/",
                noted);
    }
}
