package io.github.keycloakguests.password;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.MovingClock;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Mailings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendingAPasswordLinkTest {

    private static final UserId GIL = new UserId("gil");
    private static final UserId STRANGER = new UserId("stranger");
    private static final EmailAddress ADDRESS = new EmailAddress("gil@example.org");
    private static final String ORIGIN = "https://id.example.org/";

    private final MovingClock clock = new MovingClock(NOON);
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Guests guests = new Guests();

    @Test
    void queuesOneMail() {
        assertThat(ask()).isTrue();

        assertThat(outbox.all()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MailKind.PASSWORD);
            assertThat(it.about()).isEqualTo(GIL.value());
            assertThat(it.to()).isEqualTo(ADDRESS);
            assertThat(it.origin()).isEqualTo(ORIGIN);
        });
    }

    @Test
    void mailsOneInAMinute() {
        ask();
        later(Duration.ofMinutes(1).minusMillis(1));

        assertThat(ask()).isFalse();
        later(Duration.ofMillis(1));
        assertThat(ask()).isTrue();
        assertThat(outbox.all()).hasSize(2);
    }

    @Test
    void mailsFiveInAnHourAndTenInADay() {
        int mailed = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            mailed += ask() ? 1 : 0;
            if (minute == 59) {
                assertThat(mailed).isEqualTo(5);
            }
            later(Duration.ofMinutes(1));
        }

        assertThat(mailed).isEqualTo(10);
        assertThat(ask()).isTrue();
    }

    @Test
    void mailsNothingToWhoIsNoGuest() {
        assertThat(new SendPasswordLink(guests, outbox, clock).send(STRANGER, ADDRESS, ORIGIN))
                .isFalse();
        assertThat(outbox.all()).isEmpty();
    }

    private boolean ask() {
        return new SendPasswordLink(guests, outbox, clock).send(GIL, ADDRESS, ORIGIN);
    }

    private void later(Duration time) {
        clock.to(clock.instant().plus(time));
    }

    /** Of whom Gil is the only one. */
    private static final class Guests implements PasswordLinks {

        private final Map<UserId, Mailings> mailings = new HashMap<>(Map.of(GIL, Mailings.NONE));

        @Override
        public Optional<Mailings> lock(UserId guest) {
            return Optional.ofNullable(mailings.get(guest));
        }

        @Override
        public void keep(UserId guest, Mailings kept) {
            mailings.put(guest, kept);
        }
    }
}
