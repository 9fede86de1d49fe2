package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.END;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.ORIGIN;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;
import static io.github.keycloakguests.invitation.OrderBuilder.SAM;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static io.github.keycloakguests.invitation.OrderBuilder.partner;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptInvitationTest {

    private static final UserId GIL = new UserId("gil");

    private final Office office = new Office(1);
    private final Invitation invitation = anInvitation().until(END).build();

    @Test
    void isTakenOnce() {
        offered(invitation);

        assertThat(AtOnce.eightTimes(() -> office.inTransaction(() -> taken(invitation, NOON))))
                .containsOnlyOnce(TakeOutcome.TAKEN);

        assertThat(office.invitations.find(invitation.id()))
                .map(it -> it.life().state())
                .contains(InvitationState.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"-1, TAKEN", "0, NOT_OPEN", "1, NOT_OPEN"})
    void isTakenUntilTheEnd(int secondsAfterTheEnd, TakeOutcome outcome) {
        offered(invitation);

        assertThat(taken(invitation, END.plusSeconds(secondsAfterTheEnd))).isEqualTo(outcome);
    }

    @Test
    void isNotTakenAsADraft() {
        Invitation draft = anInvitation().draft().build();
        office.invitations.add(List.of(draft));

        assertThat(taken(draft, NOON)).isEqualTo(TakeOutcome.NOT_OPEN);
    }

    @Test
    void takesThePlaceThatItHeld() {
        granted(invitation, NOON);

        assertThat(office.places.tally(ACME, NOON))
                .extracting(Tally::used, Tally::reserved)
                .containsExactly(1L, 0L);
    }

    @Test
    void staysOpenWhenTheHostHasNoPlaceAnyMore() {
        offered(invitation);
        office.places.entitle(ACME, Optional.of(new Quota(0, 0, null)));

        assertThat(taken(invitation, NOON)).isEqualTo(TakeOutcome.NO_PLACE);

        office.places.entitle(ACME, Optional.empty());
        assertThat(taken(invitation, NOON)).isEqualTo(TakeOutcome.TAKEN);
    }

    @Test
    void needsNoPlaceForWhoHasOneAtTheHost() {
        office.guest("gil", "ada@example.org", aGrant().to("sales").build());
        offered(invitation);

        assertThat(takenBy(GIL, PARTNER)).isEqualTo(TakeOutcome.TAKEN);
    }

    @Test
    void givesBackThePlaceThatAnotherInvitationHoldsForTheSameAddress() {
        Office wide = new Office(10);
        Invitation sales = wide.invitation(anOrder().in("sales").build());
        Invitation marketing = wide.invitation(anOrder().build());
        assertThat(wide.places.tally(ACME, NOON).reserved()).isEqualTo(2);

        wide.accepting(NOON).take(marketing);
        wide.accepting(NOON).grant(marketing, UTC, new AcceptInvitation.Joiner(GIL, Footing.GUEST, "Gil"), ORIGIN);

        assertThat(wide.places.tally(ACME, NOON))
                .extracting(Tally::used, Tally::reserved)
                .containsExactly(1L, 0L);
        assertThat(wide.accepting(NOON).take(sales, GIL, PARTNER)).isEqualTo(TakeOutcome.TAKEN);
    }

    @ParameterizedTest
    @CsvSource({"1, SPACES_LIMIT", "2, TAKEN"})
    void staysOpenForAGuestWhoIsInAsManySpacesAsItMayBe(int spaces, TakeOutcome outcome) {
        office.guest("gil", "gil@example.org", aGrant().to("sales").build());
        offered(invitation);

        assertThat(takenBy(GIL, partner(new GuestType.Allowances(OptionalInt.of(spaces), false, false))))
                .isEqualTo(outcome);

        assertThat(office.invitations.find(invitation.id()).orElseThrow().openAt(NOON))
                .isEqualTo(outcome != TakeOutcome.TAKEN);
    }

    @ParameterizedTest
    @CsvSource({"60, true, TAKEN", "0, true, SPONSOR_GONE", "60, false, SPONSOR_GONE"})
    void isGoodOnlyAsLongAsTheGuestWhoOffersItMayInvite(int endAfterNow, boolean mayInvite, TakeOutcome outcome) {
        Office wide = new Office(10);
        wide.guest(
                "gina",
                "gina@example.org",
                aGrant().of("gina")
                        .from(NOON.minusSeconds(60))
                        .until(NOON.plusSeconds(endAfterNow))
                        .with(new Powers(mayInvite, true))
                        .build());
        Invitation handedOn =
                anInvitation().sponsoredBy("gina").handedOnUntil(END).build();
        wide.invitations.add(List.of(handedOn));

        assertThat(wide.accepting(NOON).take(handedOn)).isEqualTo(outcome);
    }

    @Test
    void isGoodNoMoreWhenTheGuestWhoOffersItIsSuspended() {
        Office wide = new Office(10);
        wide.guest(
                "gina",
                "gina@example.org",
                aGrant().of("gina").with(new Powers(true, false)).suspended().build());
        Invitation handedOn =
                anInvitation().sponsoredBy("gina").handedOnUntil(null).build();
        wide.invitations.add(List.of(handedOn));

        assertThat(wide.accepting(NOON).take(handedOn)).isEqualTo(TakeOutcome.SPONSOR_GONE);
    }

    @Test
    void grantsWhatWasOfferedFromNowOn() {
        Instant later = NOON.plusSeconds(3600);
        Invitation full = anInvitation()
                .permitting("edit")
                .empowering(new Powers(true, true))
                .build();

        Grant grant = granted(full, later);

        assertThat(grant.access())
                .isEqualTo(Grant.Access.from(
                        later,
                        UTC,
                        ACME,
                        MARKETING.id(),
                        new Permission("edit"),
                        full.offer().terms().period()));
        assertThat(grant.charter())
                .isEqualTo(new Grant.Charter("partner", full.offer().sponsor(), new Powers(true, true), false));
        assertThat(grant.guest()).isEqualTo(GIL);
        assertThat(office.grants.find(grant.id())).contains(grant);
    }

    @Test
    void grantsNothingForLongerThanTheGuestWhoOfferedItHad() {
        Instant latest = Instant.parse("2026-03-01T12:01:00Z");

        Grant grant = granted(anInvitation().handedOnUntil(latest).build(), NOON);

        assertThat(grant.access().end()).isEqualTo(latest);
        assertThat(grant.charter().handedOn()).isTrue();
    }

    @Test
    void makesTheUserAGuest() {
        granted(invitation, NOON);

        assertThat(office.accounts.find(GIL))
                .contains(new GuestAccount(
                        GIL, Footing.GUEST, "partner", "Gil", new EmailAddress("ada@example.org"), NOON));
        assertThat(office.memberships.done()).containsExactly("enter gil marketing read");
    }

    @Test
    void leavesTheAccountOfWhoIsAGuestAlready() {
        GuestAccount before = new GuestAccount(
                GIL, Footing.GUEST, "auditor", "Gilbert", new EmailAddress("gil@example.org"), Instant.EPOCH);
        office.accounts.add(before);

        granted(invitation, NOON);

        assertThat(office.accounts.find(GIL)).contains(before);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void keepsAGrantThatIsLive(int endAfterNow, boolean kept) {
        Grant before = aGrant().from(NOON.minusSeconds(60))
                .until(NOON.plusSeconds(endAfterNow))
                .permitting("edit")
                .sponsoredBy("sue")
                .build();
        office.grants.add(before);

        Grant grant = granted(invitation, NOON);

        assertThat(grant.equals(before)).isEqualTo(kept);
        assertThat(grant.id()).isEqualTo(before.id());
        assertThat(office.grants.of(GIL)).hasSize(1);
    }

    @Test
    void leavesASuspendedGrantSuspended() {
        Grant before = aGrant().from(NOON.minusSeconds(60)).suspended().build();
        office.grants.add(before);

        assertThat(granted(invitation, NOON)).isEqualTo(before);
        assertThat(office.grants.of(GIL)).containsExactly(before);
    }

    @Test
    void renewsAGrantThatIsOverAsItsNewSponsorOffers() {
        office.grants.add(aGrant().from(NOON.minusSeconds(7200), "PT1H")
                .permitting("edit")
                .sponsoredBy("sue")
                .build());

        Grant grant = granted(invitation, NOON);

        assertThat(grant.liveAt(NOON)).isTrue();
        assertThat(grant.access().permission().level()).isEqualTo("read");
        assertThat(grant.sponsor()).isEqualTo(SAM);
    }

    /** Nothing that it had before is to be good again. */
    @Test
    void endsTheSessionsOfAGuestWhomNothingLetIn() {
        office.guest(
                "gil",
                "ada@example.org",
                aGrant().from(NOON.minusSeconds(7200), "PT1H").build());

        granted(invitation, NOON);

        assertThat(office.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void leavesTheSessionsOfWhomSomethingElseLetsIn() {
        office.guest(
                "gil",
                "ada@example.org",
                aGrant().to("sales").from(NOON.minusSeconds(7200), "P1D").build());

        granted(invitation, NOON);

        assertThat(office.sessions.ended()).isEmpty();
    }

    @Test
    void grantsAnewBesideAGrantThatWasEnded() {
        Grant before = aGrant().from(NOON.minusSeconds(60)).build();
        office.grants.add(before);
        office.grants.change(before.endedAt(NOON.minusSeconds(30), EndReason.LEFT), NOON.minusSeconds(30));

        Grant grant = granted(invitation, NOON);

        assertThat(grant.id()).isNotEqualTo(before.id());
        assertThat(office.grants.of(GIL))
                .extracting(Grant::state)
                .containsExactlyInAnyOrder(GrantState.ACTIVE, GrantState.ENDED);
    }

    @Test
    void notesTheGrantAndTheAcceptance() {
        Grant grant = granted(invitation, NOON);

        assertThat(office.trail.all())
                .extracting(
                        AuditEntry::deed,
                        AuditEntry::actor,
                        it -> it.target().guest(),
                        it -> it.target().about())
                .containsExactly(
                        tuple(Deed.GRANT_MADE, GIL, GIL, grant.id().value()),
                        tuple(
                                Deed.INVITATION_ACCEPTED,
                                GIL,
                                GIL,
                                invitation.id().value()));
    }

    @Test
    void welcomesTheGuest() {
        granted(invitation, NOON);

        assertThat(office.outbox.all())
                .extracting(Mail::kind, Mail::about, Mail::to, Mail::origin)
                .containsExactly(
                        tuple(MailKind.WELCOME, invitation.id().value(), new EmailAddress("ada@example.org"), ORIGIN));
    }

    private void offered(Invitation open) {
        office.invitations.add(List.of(open));
        office.places.hold(ACME, List.of(open.id().value()));
    }

    private TakeOutcome taken(Invitation open, Instant now) {
        return office.accepting(now).take(open);
    }

    private TakeOutcome takenBy(UserId user, GuestType type) {
        return office.accepting(NOON).take(invitation, user, type);
    }

    private Grant granted(Invitation taken, Instant now) {
        offered(taken);
        taken(taken, now);
        return office.accepting(now).grant(taken, UTC, new AcceptInvitation.Joiner(GIL, Footing.GUEST, "Gil"), ORIGIN);
    }
}
