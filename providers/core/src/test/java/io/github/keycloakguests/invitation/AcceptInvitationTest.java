package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.InMemoryGrants;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptInvitationTest {

    private static final UserId GIL = new UserId("gil");

    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final InMemoryGrants grants = new InMemoryGrants(accounts);
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final Invitation invitation = anInvitation().until(END).build();

    @Test
    void isTakenOnce() {
        invitations.add(List.of(invitation));

        assertThat(AtOnce.eightTimes(() -> accepting(NOON).take(invitation))).containsOnlyOnce(true);

        assertThat(invitations.find(invitation.id()))
                .map(it -> it.life().state())
                .contains(InvitationState.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void isTakenUntilTheEnd(int secondsAfterTheEnd, boolean taken) {
        invitations.add(List.of(invitation));

        assertThat(accepting(END.plusSeconds(secondsAfterTheEnd)).take(invitation))
                .isEqualTo(taken);
    }

    @Test
    void grantsWhatWasOfferedFromNowOn() {
        Instant later = NOON.plusSeconds(3600);

        Grant grant = granted(later);

        assertThat(grant.access())
                .isEqualTo(Grant.Access.from(
                        later,
                        invitation.offer().host(),
                        invitation.offer().space(),
                        invitation.offer().terms().permission(),
                        invitation.offer().terms().period()));
        assertThat(grant.guest()).isEqualTo(GIL);
        assertThat(grant.sponsor()).isEqualTo(invitation.offer().sponsor());
        assertThat(grants.find(grant.id())).contains(grant);
    }

    @Test
    void makesTheUserAGuest() {
        granted(NOON);

        assertThat(accounts.find(GIL))
                .contains(new GuestAccount(
                        GIL, Footing.GUEST, "partner", "Gil", new EmailAddress("ada@example.org"), NOON));
    }

    @Test
    void leavesTheAccountOfWhoIsAGuestAlready() {
        GuestAccount before = new GuestAccount(
                GIL, Footing.GUEST, "auditor", "Gilbert", new EmailAddress("gil@example.org"), Instant.EPOCH);
        accounts.add(before);

        granted(NOON);

        assertThat(accounts.find(GIL)).contains(before);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void keepsAGrantThatIsLive(int endAfterNow, boolean kept) {
        Grant before = aGrant().from(NOON.minusSeconds(60))
                .until(NOON.plusSeconds(endAfterNow))
                .permitting("edit")
                .sponsoredBy("sue")
                .build();
        grants.add(before);

        Grant grant = granted(NOON);

        assertThat(grant.equals(before)).isEqualTo(kept);
        assertThat(grant.id()).isEqualTo(before.id());
        assertThat(grants.of(GIL)).containsExactly(grant);
    }

    @Test
    void renewsAGrantThatIsOverAsItsNewSponsorOffers() {
        grants.add(aGrant().from(NOON.minusSeconds(7200), "PT1H")
                .permitting("edit")
                .sponsoredBy("sue")
                .build());

        Grant grant = granted(NOON);

        assertThat(grant.liveAt(NOON)).isTrue();
        assertThat(grant.access().permission().level()).isEqualTo("read");
        assertThat(grant.sponsor()).isEqualTo(new UserId("sam"));
    }

    @Test
    void grantsAnewBesideAGrantThatWasEnded() {
        Grant before = aGrant().from(NOON.minusSeconds(60)).build();
        grants.add(before);
        grants.end(before.id(), NOON.minusSeconds(30));

        Grant grant = granted(NOON);

        assertThat(grant.id()).isNotEqualTo(before.id());
        assertThat(grants.of(GIL))
                .extracting(Grant::state)
                .containsExactlyInAnyOrder(GrantState.ACTIVE, GrantState.ENDED);
    }

    @Test
    void welcomesTheGuest() {
        granted(NOON);

        assertThat(outbox.all())
                .extracting(Mail::kind, Mail::about, Mail::to, Mail::origin)
                .containsExactly(tuple(
                        MailKind.WELCOME,
                        invitation.id().value(),
                        new EmailAddress("ada@example.org"),
                        "https://id.example.org"));
    }

    private Grant granted(Instant now) {
        return accepting(now)
                .grant(invitation, new AcceptInvitation.Joiner(GIL, Footing.GUEST, "Gil"), "https://id.example.org");
    }

    private AcceptInvitation accepting(Instant now) {
        return new AcceptInvitation(invitations, accounts, grants, outbox, Clock.fixed(now, ZoneOffset.UTC));
    }
}
