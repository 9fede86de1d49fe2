package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.ACME;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static io.github.keycloakguests.lifecycle.Acme.GLOBEX;
import static io.github.keycloakguests.lifecycle.Acme.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CarryingOutTimeTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Acme acme = new Acme();

    @Test
    void hasTheGuestGoWhenItIsOver() {
        Grant grant = acme.has(aGrant());

        sweepAt(END);

        assertThat(acme.memberships.done()).containsExactly("leave gil marketing", "leave host gil acme");
        assertThat(acme.sessions.ended()).containsExactly(GIL);
        assertThat(acme.used(ACME)).isZero();
        assertThat(acme.now(grant)).isEqualTo(grant);
        assertThat(acme.trail.entries()).singleElement().satisfies(it -> {
            assertThat(it.deed()).isEqualTo(Deed.GRANT_EXPIRED);
            assertThat(it.actor()).isEqualTo(AuditEntry.SYSTEM);
            assertThat(it.after()).isEqualTo(Map.of("endsAt", END.toString()));
        });
        assertThat(acme.outbox.all()).extracting(Mail::kind).containsExactly(MailKind.OVER);
    }

    @Test
    void doesNothingBefore() {
        acme.has(aGrant());

        sweepAt(END.minus(Duration.ofDays(14)).minusMillis(1));

        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.trail.entries()).isEmpty();
        assertThat(acme.outbox.all()).isEmpty();
    }

    @Test
    void doesNothingTwice() {
        acme.has(aGrant());

        sweepAt(END);
        sweepAt(END.plusSeconds(3600));

        assertThat(acme.memberships.done()).hasSize(2);
        assertThat(acme.trail.entries()).hasSize(1);
    }

    @Test
    void leavesTheHostToWhoHasMoreThere() {
        acme.has(aGrant().to("marketing"));
        acme.has(aGrant().to("sales").until(null));

        sweepAt(END);

        assertThat(acme.memberships.done()).containsExactly("leave gil marketing");
        assertThat(acme.sessions.ended()).isEmpty();
        assertThat(acme.used(ACME)).isEqualTo(1);
    }

    @Test
    void hasTheGuestLeaveWithTheLastOfSeveralThatTimeEnds() {
        acme.has(aGrant().to("marketing"));
        acme.has(aGrant().to("sales").until(END.plusSeconds(60)));
        sweepAt(END);

        sweepAt(END.plusSeconds(60));

        assertThat(acme.memberships.done())
                .containsExactly("leave gil marketing", "leave gil sales", "leave host gil acme");
    }

    @Test
    void keepsTheSessionsOfWhoIsLetInElsewhere() {
        acme.has(aGrant());
        acme.has(aGrant().by(GLOBEX).to("globex").until(null));

        sweepAt(END);

        assertThat(acme.sessions.ended()).isEmpty();
        assertThat(acme.memberships.done()).contains("leave host gil acme");
    }

    @Test
    void keepsTheSessionsOfMembers() {
        acme.has(aGrant(), Footing.MEMBER);

        sweepAt(END);

        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void letsInWhoseTimeHasCome() {
        Instant start = NOON.plusSeconds(3600);
        Grant grant = acme.has(aGrant().from(start, "P90D").waiting());

        sweepAt(start);

        assertThat(acme.memberships.done()).containsExactly("enter gil marketing read");
        assertThat(acme.now(grant).waiting()).isFalse();
        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void hasNobodyLeaveWhoNeverCame() {
        Grant grant = acme.has(aGrant().from(NOON.plusSeconds(3600), "P1D").waiting());

        sweepAt(NOON.plus(Duration.ofDays(3)));

        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.trail.entries()).extracting(AuditEntry::deed).containsExactly(Deed.GRANT_EXPIRED);
        assertThat(acme.now(grant).waiting()).isTrue();
    }

    @Test
    void givesNoticeOnceForEachDistance() {
        acme.has(aGrant());

        for (int days : List.of(20, 14, 10, 7, 3, 1)) {
            sweepAt(END.minus(Duration.ofDays(days)));
            sweepAt(END.minus(Duration.ofDays(days)).plusSeconds(30));
        }

        assertThat(acme.outbox.all())
                .extracting(Mail::kind)
                .containsExactly(MailKind.ENDING, MailKind.ENDING, MailKind.ENDING);
        assertThat(acme.memberships.done()).isEmpty();
    }

    @Test
    void givesTheNearestNoticeOnlyAfterNobodyWasThereForLong() {
        acme.has(aGrant());

        sweepAt(END.minus(Duration.ofHours(3)));

        assertThat(acme.outbox.all()).hasSize(1);
        assertThat(acme.notices.in(acme.outbox.all().getFirst().id()))
                .singleElement()
                .satisfies(it -> assertThat(it.distance()).isEqualTo(Duration.ofDays(1)));
    }

    @Test
    void givesNoNoticeOfWhatIsOverBySoon() {
        acme.has(aGrant());

        sweepAt(END.plusSeconds(60));

        assertThat(acme.outbox.all()).extracting(Mail::kind).containsExactly(MailKind.OVER);
    }

    @Test
    void givesNoticeAgainAfterARenewal() {
        Grant grant = acme.has(aGrant());
        sweepAt(END.minus(Duration.ofDays(14)));
        acme.renewGrants().renew(List.of(acme.now(grant)), new Renewal.Again(), SAM);
        Instant end = END.plus(Duration.ofDays(76));

        sweepAt(END.plusSeconds(60));
        assertThat(acme.outbox.all()).hasSize(1);
        sweepAt(end.minus(Duration.ofDays(14)));

        assertThat(acme.outbox.all()).extracting(Mail::kind).containsExactly(MailKind.ENDING, MailKind.ENDING);
    }

    @Test
    void tellsTheSuspendedNothing() {
        Grant grant = acme.has(aGrant());
        acme.pauseGuest().suspend(List.of(grant), SAM);

        sweepAt(END.minus(Duration.ofDays(7)));
        sweepAt(END);

        assertThat(acme.outbox.all()).isEmpty();
        assertThat(acme.memberships.done()).contains("leave gil marketing");
    }

    @Test
    void leavesAloneWhatSomebodyEnded() {
        Grant grant = acme.has(aGrant());
        acme.endGrants().end(List.of(grant), EndReason.REVOKED, SAM);
        int done = acme.memberships.done().size();

        sweepAt(END);

        assertThat(acme.memberships.done()).hasSize(done);
        assertThat(acme.outbox.all()).isEmpty();
    }

    /** Somebody renews it between the claim and its carrying out. */
    @Test
    void doesNothingAboutWhatWasChangedSinceItWasClaimed() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(END.minusSeconds(1));
        List<DueGrants.Due> claims = acme.grants.claim(10, END.minusSeconds(1), LEASE);
        acme.renewGrants().renew(List.of(grant), new Renewal.Again(), SAM);
        int entries = acme.trail.entries().size();

        acme.carryOutTime().carryOut(GIL, claims);

        assertThat(acme.trail.entries()).hasSize(entries);
        assertThat(acme.outbox.all()).isEmpty();
    }

    private void sweepAt(Instant moment) {
        acme.clock.to(moment);
        List<DueGrants.Due> claims = acme.grants.claim(100, moment, LEASE);
        claims.stream().collect(Collectors.groupingBy(DueGrants.Due::guest)).forEach((guest, its) -> {
            acme.carryOutTime().shutOut(guest, its);
            acme.carryOutTime().carryOut(guest, its);
        });
    }
}
