package io.github.keycloakguests.notice;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.MovingClock;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GivingNoticeTest {

    private static final UserId GIL = new UserId("gil");
    private static final UserId SAM = new UserId("sam");
    private static final UserId MIA = new UserId("mia");
    private static final Duration WEEK = Duration.ofDays(7);

    private final InMemoryNotices notices = new InMemoryNotices();
    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final MovingClock clock = new MovingClock(NOON);
    private final GiveNotice giving = new GiveNotice(
            notices, grant -> Set.of(SAM, MIA), accounts, outbox, () -> "https://id.example.org/", clock);

    @BeforeEach
    void gilIsAGuest() {
        accounts.add(new GuestAccount(GIL, Footing.GUEST, "partner", "Gil", new EmailAddress("gil@example.org"), NOON));
    }

    @Test
    void mailsTheGuest() {
        Grant grant = aGrant().build();

        giving.ahead(grant, WEEK);

        assertThat(outbox.all()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(MailKind.ENDING);
            assertThat(it.about()).isEqualTo(grant.id().value());
            assertThat(it.to()).isEqualTo(new EmailAddress("gil@example.org"));
            assertThat(it.origin()).isEqualTo("https://id.example.org/");
            assertThat(notices.in(it.id())).containsExactly(new Notice(GIL, "acme", grant.id(), WEEK, END));
        });
    }

    @Test
    void hasSomethingWaitForEachWhoLooksAfterIt() {
        giving.ahead(aGrant().build(), WEEK);

        assertThat(notices.waiting()).extracting(Notices.Waiting::recipient).containsExactlyInAnyOrder(SAM, MIA);
    }

    @Test
    void saysNothingTwice() {
        Grant grant = aGrant().build();

        giving.ahead(grant, WEEK);
        giving.ahead(grant, WEEK);

        assertThat(outbox.all()).hasSize(1);
    }

    @Test
    void tellsOfSeveralGrantsOfAHostThatEndTogetherOnce() {
        giving.ahead(aGrant().to("marketing").build(), WEEK);
        giving.ahead(aGrant().to("sales").build(), WEEK);
        giving.ahead(aGrant().to("press").until(END.plusSeconds(60)).build(), WEEK);

        assertThat(outbox.all()).hasSize(2);
    }

    @Test
    void saysItAgainForAnotherEndOrDistance() {
        Grant grant = aGrant().build();

        giving.ahead(grant, WEEK);
        giving.ahead(grant, Duration.ofDays(1));
        giving.over(grant);
        giving.ahead(aGrant().until(END.plus(Duration.ofDays(90))).build(), WEEK);

        assertThat(outbox.all())
                .extracting(Mail::kind)
                .containsExactly(MailKind.ENDING, MailKind.ENDING, MailKind.OVER, MailKind.ENDING);
    }

    @Test
    void tellsThoseOnlyWhoLookAfterTheSuspendedWhenItIsOver() {
        giving.over(aGrant().suspended().build());

        assertThat(outbox.all()).isEmpty();
        assertThat(notices.waiting()).hasSize(2);
    }

    /** The sweep may have been off for long. */
    @Test
    void tellsNobodyOfAnEndThatIsLongPast() {
        clock.to(END.plus(Notices.KEPT));
        giving.over(aGrant().build());
        assertThat(outbox.all()).hasSize(1);

        clock.to(END.plus(Notices.KEPT).plusSeconds(1));
        giving.over(aGrant().of("hal").build());
        giving.over(aGrant().to("sales").build());

        assertThat(outbox.all()).hasSize(1);
        assertThat(notices.waiting()).extracting(Notices.Waiting::since).containsOnly(END.plus(Notices.KEPT));
    }

    @Test
    void tellsNobodyOfWhatNeverEnds() {
        giving.over(aGrant().until(null).build());

        assertThat(outbox.all()).isEmpty();
        assertThat(notices.waiting()).isEmpty();
    }
}
