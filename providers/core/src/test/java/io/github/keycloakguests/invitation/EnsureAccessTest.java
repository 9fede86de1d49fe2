package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;
import static io.github.keycloakguests.invitation.OrderBuilder.SAM;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static io.github.keycloakguests.invitation.OrderBuilder.partner;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.keycloakguests.AtOnce;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsureAccessTest {

    private static final UserId GIL = new UserId("gil");

    private final Office office = new Office(2);

    @Test
    void leavesAccessThatReachesFarEnough() {
        Grant grant = aGrant().permitting("edit").build();
        GuestAccount gil = office.guest("gil", "gil@example.org", grant);

        assertThat(ensured(anOrder().permitting("read"), gil)).isEqualTo(new AccessOutcome.Already(grant));
        assertThat(ensured(anOrder().permitting("edit"), gil)).isEqualTo(new AccessOutcome.Already(grant));

        assertThat(office.trail.all()).isEmpty();
        assertThat(office.outbox.all()).isEmpty();
    }

    @Test
    void givesNothingToAGuestOfADomainThatIsDeniedNow() {
        GuestAccount gil =
                office.guest("gil", "gil@example.org", aGrant().to("sales").build());
        office.deny("example.org");

        assertThat(ensured(anOrder(), gil)).isEqualTo(new AccessOutcome.Refused(Refusal.DOMAIN_NOT_ALLOWED));
        assertThat(office.grants.of(GIL)).hasSize(1);
    }

    @Test
    void raisesAPermissionThatDoesNotReachFarEnough() {
        Grant grant = aGrant().sponsoredBy("sue").build();
        GuestAccount gil = office.guest("gil", "gil@example.org", grant);

        ensured(anOrder().permitting("edit"), gil);

        Grant raised = office.grants.find(grant.id()).orElseThrow();
        assertThat(raised.access()).isEqualTo(grant.access().with(new Permission("edit")));
        assertThat(raised.charter()).isEqualTo(grant.charter());
        assertThat(office.memberships.done()).containsExactly("move gil marketing read to edit");
        assertThat(office.trail.all()).singleElement().satisfies(it -> {
            assertThat(it.deed()).isEqualTo(Deed.GRANT_CHANGED);
            assertThat(it.actor()).isEqualTo(SAM);
            assertThat(it.after()).containsExactly(entry("permission", "edit"));
        });
    }

    @Test
    void keepsASuspendedGrantSuspended() {
        Grant grant = aGrant().suspended().build();
        GuestAccount gil = office.guest("gil", "gil@example.org", grant);

        assertThat(ensured(anOrder(), gil)).isEqualTo(new AccessOutcome.Already(grant));
        ensured(anOrder().permitting("edit"), gil);

        assertThat(office.grants.of(GIL)).extracting(Grant::state).containsExactly(GrantState.SUSPENDED);
    }

    @ParameterizedTest
    @CsvSource({"ina, true", "sue, false"})
    void letsInvitersRaiseTheirOwnGuestsOnly(String sponsor, boolean raised) {
        Grant grant = aGrant().sponsoredBy(sponsor).build();
        GuestAccount gil = office.guest("gil", "gil@example.org", grant);

        AccessOutcome outcome = ensured(anOrder().byInviter("ina").permitting("edit"), gil);

        assertThat(outcome instanceof AccessOutcome.Granted).isEqualTo(raised);
        if (!raised) {
            assertThat(outcome).isEqualTo(new AccessOutcome.Refused(Refusal.ALREADY_GUEST));
        }
    }

    @Test
    void grantsAtOnceToAGuestOfAnotherSpaceOfTheHost() {
        GuestAccount gil =
                office.guest("gil", "gil@example.org", aGrant().to("sales").build());

        AccessOutcome outcome = ensured(anOrder().permitting("edit").lasting("P1D"), gil);

        Grant granted = office.grants.standing(GIL, MARKETING.id()).orElseThrow();
        assertThat(outcome).isEqualTo(new AccessOutcome.Granted(granted));
        assertThat(granted.access())
                .isEqualTo(Grant.Access.from(
                        NOON,
                        UTC,
                        ACME,
                        MARKETING.id(),
                        new Permission("edit"),
                        Period.parse("P1D").orElseThrow()));
        assertThat(granted.charter()).isEqualTo(new Grant.Charter("partner", SAM, Powers.NONE, false));
        assertThat(office.memberships.done()).containsExactly("enter gil marketing edit");
        assertThat(office.outbox.all()).isEmpty();
    }

    @Test
    void grantsNoFurtherPlace() {
        GuestAccount gil =
                office.guest("gil", "gil@example.org", aGrant().to("sales").build());

        ensured(anOrder(), gil);

        assertThat(office.places.tally(ACME, NOON))
                .extracting(Tally::used, Tally::reserved)
                .containsExactly(1L, 0L);
    }

    @Test
    void refusesAGuestWhoIsInAsManySpacesAsItMayBe() {
        GuestAccount gil =
                office.guest("gil", "gil@example.org", aGrant().to("sales").build());
        GuestType one = partner(new GuestType.Allowances(OptionalInt.of(1), false, false));

        assertThat(office.ensuring(NOON).ensure(anOrder().build(), one, Optional.of(gil)))
                .isEqualTo(new AccessOutcome.Refused(Refusal.SPACES_LIMIT));
    }

    /** Or the answer would tell one host of the other. */
    @Test
    void invitesAGuestWhoseSpacesElsewhereFillTheLimit() {
        HostId other = new HostId(HostId.Kind.ORGANIZATION, "other");
        GuestAccount gil = office.guest(
                "gil",
                "gil@example.org",
                aGrant().to("sales").build(),
                aGrant().by(other).to("other").build());
        GuestType two = partner(new GuestType.Allowances(OptionalInt.of(2), false, false));

        assertThat(office.ensuring(NOON).ensure(anOrder().to("gil@example.org").build(), two, Optional.of(gil)))
                .isInstanceOf(AccessOutcome.Invited.class);
    }

    @Test
    void raisesNothingBeyondTheTypeThatTheGuestIsThereWith() {
        Grant grant = aGrant().ofType("auditor").permitting("read").build();
        GuestAccount gil = office.guest("gil", "gil@example.org", grant);

        assertThat(ensured(anOrder().permitting("edit"), gil))
                .isEqualTo(new AccessOutcome.Refused(Refusal.ALREADY_GUEST));
        assertThat(office.grants.find(grant.id())).contains(grant);
    }

    @Test
    void invitesAGuestOfAnotherHost() {
        HostId other = new HostId(HostId.Kind.ORGANIZATION, "other");
        GuestAccount gil = office.guest(
                "gil", "gil@example.org", aGrant().by(other).to("other").build());

        assertThat(ensured(anOrder().to("gil@example.org"), gil)).isInstanceOf(AccessOutcome.Invited.class);
    }

    @Test
    void invitesAGuestWhoseAccessToTheHostIsOver() {
        GuestAccount gil = office.guest(
                "gil",
                "gil@example.org",
                aGrant().from(NOON.minusSeconds(60)).until(NOON).build());

        assertThat(ensured(anOrder().to("gil@example.org"), gil)).isInstanceOf(AccessOutcome.Invited.class);
    }

    @Test
    void invitesWhoIsNoGuest() {
        AccessOutcome outcome = ensured(anOrder().permitting("edit"));

        Invitation invitation = office.invitations.all().getFirst();
        assertThat(outcome).isEqualTo(new AccessOutcome.Invited(invitation.id()));
        assertThat(invitation.offer().terms().permission()).isEqualTo(new Permission("edit"));
        assertThat(office.outbox.all()).hasSize(1);
        assertThat(office.places.tally(ACME, NOON).reserved()).isEqualTo(1);
    }

    @Test
    void changesNothingWhenAskedAgain() {
        AccessOutcome first = ensured(anOrder().permitting("edit"));
        Invitation invited = office.invitations.all().getFirst();

        assertThat(ensured(anOrder().permitting("edit"))).isEqualTo(first);
        assertThat(ensured(anOrder().permitting("read").byInviter("ina"))).isEqualTo(first);

        assertThat(office.invitations.all()).containsExactly(invited);
        assertThat(office.outbox.all()).hasSize(1);
        assertThat(office.trail.deeds()).containsExactly(Deed.INVITATION_CREATED);
    }

    @Test
    void raisesAnInvitationThatOffersLess() {
        AccessOutcome first = ensured(anOrder().lasting("P1D"));

        assertThat(ensured(anOrder().permitting("edit").lasting("P2D"))).isEqualTo(first);

        Terms terms = office.invitations.all().getFirst().offer().terms();
        assertThat(terms.permission()).isEqualTo(new Permission("edit"));
        assertThat(terms.period()).isEqualTo(Period.parse("P1D").orElseThrow());
        assertThat(office.outbox.all()).hasSize(1);
        assertThat(office.trail.all().getLast().after()).containsExactly(entry("permission", "edit"));
    }

    @ParameterizedTest
    @CsvSource({"ina, true", "sue, false"})
    void letsInvitersRaiseTheirOwnInvitationsOnly(String sponsor, boolean raised) {
        Invitation pending = office.invitation(anOrder().byInviter(sponsor).build());

        AccessOutcome outcome = ensured(anOrder().byInviter("ina").permitting("edit"));

        assertThat(outcome)
                .isEqualTo(
                        raised
                                ? new AccessOutcome.Invited(pending.id())
                                : new AccessOutcome.Refused(Refusal.ALREADY_INVITED));
        assertThat(office.invitations
                        .all()
                        .getFirst()
                        .offer()
                        .terms()
                        .permission()
                        .level())
                .isEqualTo(raised ? "edit" : "read");
    }

    @Test
    void refusesWhomThereIsNoPlaceFor() {
        ensured(anOrder().to("a@example.org"));
        ensured(anOrder().to("b@example.org"));

        assertThat(ensured(anOrder().to("c@example.org")))
                .isEqualTo(new AccessOutcome.Refused(Refusal.QUOTA_EXHAUSTED));
    }

    @Test
    void refusesWhatIsNoAddress() {
        assertThat(ensured(anOrder().to("nobody"))).isEqualTo(new AccessOutcome.Refused(Refusal.MALFORMED));
    }

    @Test
    void objectsToWhatTheTypeDoesNotOffer() {
        Grant grant = aGrant().build();
        GuestAccount gil = office.guest("gil", "gil@example.org", grant);

        assertThat(ensured(anOrder().permitting("own"), gil))
                .isEqualTo(new AccessOutcome.Objected(Objection.PERMISSION_NOT_OFFERED));
    }

    @Test
    void objectsToAGuestWhoGivesMoreThanItHas() {
        Grant own = aGrant().of("gina").with(new Powers(true, false)).build();
        GuestAccount gil = office.guest("gil", "gil@example.org", aGrant().build());

        assertThat(ensured(anOrder().by(own).permitting("edit"), gil))
                .isEqualTo(new AccessOutcome.Objected(Objection.PERMISSION_BEYOND_OWN));
    }

    @Test
    void handsOnNoLongerAccessThanTheGuestHasWhoGivesIt() {
        Instant end = Instant.parse("2026-03-01T12:01:00Z");
        Grant own = aGrant().of("gina").until(end).with(new Powers(true, false)).build();
        GuestAccount gil =
                office.guest("gil", "gil@example.org", aGrant().to("sales").build());

        ensured(anOrder().by(own), gil);

        Grant granted = office.grants.standing(GIL, MARKETING.id()).orElseThrow();
        assertThat(granted.access().end()).isEqualTo(end);
        assertThat(granted.charter()).isEqualTo(new Grant.Charter("partner", own.guest(), Powers.NONE, true));
    }

    @Test
    void leavesOneInvitationHoweverManyAskAtOnce() {
        List<AccessOutcome> outcomes = AtOnce.eightTimes(() -> office.inTransaction(() -> ensured(anOrder())));

        assertThat(outcomes).containsOnly(outcomes.getFirst());
        assertThat(office.invitations.all()).hasSize(1);
        assertThat(office.outbox.all()).hasSize(1);
    }

    private AccessOutcome ensured(OrderBuilder order) {
        return office.ensuring(NOON).ensure(order.build(), PARTNER, Optional.empty());
    }

    private AccessOutcome ensured(OrderBuilder order, GuestAccount account) {
        return office.ensuring(NOON).ensure(order.build(), PARTNER, Optional.of(account));
    }
}
