package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static io.github.keycloakguests.invitation.OrderBuilder.ACME;
import static io.github.keycloakguests.invitation.OrderBuilder.MARKETING;
import static io.github.keycloakguests.invitation.OrderBuilder.ORIGIN;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;
import static io.github.keycloakguests.invitation.OrderBuilder.anOrder;
import static io.github.keycloakguests.invitation.OrderBuilder.marketing;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.GuestDefaults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access that is offered now and begins later. */
class InvitingForLaterTest {

    private static final Instant NOON = InvitationBuilder.NOON;
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final UserId GIL = new UserId("gil");

    private final Office office = new Office();

    @Test
    void isKeptWithTheInvitation() {
        assertThat(offered(anOrder().beginning(APRIL)).start()).isEqualTo(new Start(APRIL));
        assertThat(offered(anOrder().to("ben@example.org")).start()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-01T11:55:01Z, -, -",
                "2026-03-01T11:55:00Z, -, START_PAST",
                "2026-03-01T00:00:00Z, -, -",
                "2027-03-01T12:00:00Z, -, -",
                "2027-03-01T12:00:01Z, -, START_TOO_FAR",
                "2026-04-01T00:00:00Z, P365D, -",
                "2026-04-01T00:00:00Z, P366D, PERIOD_TOO_LONG",
                "2026-04-01T00:00:00Z, 2026-04-01, -",
                "2026-04-01T00:00:00Z, 2026-03-31, END_BEFORE_START",
                "2026-03-01T11:59:00Z, 2026-02-28, PERIOD_OVER"
            })
    void beginsWithinAYearAndEndsAfterwards(Instant start, @Nullable String period, @Nullable Objection objection) {
        OrderBuilder order = anOrder().beginning(start);

        assertThat(objectionTo(period == null ? order : order.lasting(period)))
                .isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void lastsAsUsualWhereTheUsualDateIsOverByThen() {
        GuestDefaults defaults =
                new GuestDefaults(null, null, Period.parse("2026-03-31").orElseThrow(), null, null);

        assertThat(offered(anOrder().in(marketing(true, defaults)).beginning(APRIL))
                        .period()
                        .text())
                .isEqualTo("P90D");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31T23:59:59.999Z, 2026-04-01T00:00:00Z, 2026-04-11T00:00:00Z",
        "2026-04-01T00:00:00Z, 2026-04-01T00:00:00Z, 2026-04-11T00:00:00Z",
        "2026-04-05T12:00:00.500Z, 2026-04-05T12:00:00.500Z, 2026-04-15T12:00:00Z"
    })
    void beginsWithTheLaterOfStartAndAcceptance(Instant accepted, Instant start, Instant end) {
        Terms terms =
                anInvitation().lasting("P10D").beginning(APRIL).build().offer().terms();

        Grant.Access access = terms.accessFrom(accepted, UTC, ACME, MARKETING.id());

        assertThat(access.start()).isEqualTo(start);
        assertThat(access.end()).isEqualTo(end);
    }

    @Test
    void takesAPlaceAndLetsNobodyInBeforeTheStart() {
        Grant grant = accepted(anInvitation().beginning(APRIL).build());

        assertThat(grant.waiting()).isTrue();
        assertThat(grant.liveAt(APRIL.minusMillis(1))).isFalse();
        assertThat(grant.liveAt(APRIL)).isTrue();
        assertThat(office.memberships.done()).containsExactly("await gil marketing");
        assertThat(office.places.tally(ACME, NOON).used()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-15T00:00:00Z, true", "2026-04-01T00:00:00Z, true", "2026-04-15T00:00:00Z, false"})
    void leavesWhatBeginsAsEarly(Instant standing, boolean kept) {
        Grant before = aGrant().from(standing, "P10D").waiting().build();
        office.grants.add(before);

        Grant grant = accepted(anInvitation().beginning(APRIL).build());

        assertThat(grant.equals(before)).isEqualTo(kept);
        assertThat(grant.id()).isEqualTo(before.id());
    }

    @Test
    void letsInAtOnceWhoTakesAnOfferForNowBesideOneForLater() {
        office.grants.add(aGrant().from(APRIL, "P10D").waiting().build());

        Grant grant = accepted(anInvitation().build());

        assertThat(grant.liveAt(NOON)).isTrue();
        assertThat(grant.waiting()).isFalse();
        assertThat(office.memberships.done()).containsExactly("enter gil marketing read");
    }

    @Test
    void isGivenToAGuestOfTheHostAtOnceToBeginLater() {
        GuestAccount gil =
                office.guest("gil", "gil@example.org", aGrant().to("sales").build());

        AccessOutcome outcome =
                office.ensuring(NOON).ensure(anOrder().beginning(APRIL).build(), PARTNER, Optional.of(gil));

        Grant granted = office.grants.standing(GIL, MARKETING.id()).orElseThrow();
        assertThat(outcome).isEqualTo(new AccessOutcome.Granted(granted));
        assertThat(granted.access().start()).isEqualTo(APRIL);
        assertThat(granted.waiting()).isTrue();
        assertThat(office.memberships.done()).containsExactly("await gil marketing");
    }

    @Test
    void isRaisedWithoutLettingAnybodyIn() {
        GuestAccount gil = office.guest(
                "gil", "gil@example.org", aGrant().from(APRIL, "P10D").waiting().build());

        office.ensuring(NOON).ensure(anOrder().permitting("edit").build(), PARTNER, Optional.of(gil));

        Grant raised = office.grants.standing(GIL, MARKETING.id()).orElseThrow();
        assertThat(raised.access().permission().level()).isEqualTo("edit");
        assertThat(raised.waiting()).isTrue();
        assertThat(office.memberships.done()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-04-01T00:00:00Z, -, -",
                "2026-04-30T23:59:59Z, -, -",
                "2026-05-01T00:00:00Z, -, START_BEYOND_OWN",
                "2026-04-01T00:00:00Z, P30D, -",
                "2026-04-01T00:00:00Z, P31D, PERIOD_BEYOND_OWN",
                "2026-04-01T00:00:00Z, 2026-04-30, -",
                "2026-04-01T00:00:00Z, 2026-05-01, PERIOD_BEYOND_OWN"
            })
    void isOfferedByGuestsWithinTheirOwnAccessOnly(
            Instant start, @Nullable String period, @Nullable Objection objection) {
        Grant own = aGrant().of("gina")
                .from(NOON)
                .until(Instant.parse("2026-05-01T00:00:00Z"))
                .with(new Powers(true, false))
                .build();
        OrderBuilder order = anOrder().by(own).beginning(start);

        assertThat(objectionTo(period == null ? order : order.lasting(period)))
                .isEqualTo(Optional.ofNullable(objection));
    }

    @Test
    void isChangedAndTakenBackByAnEdit() {
        Invitation invitation = office.invitation(anOrder().beginning(APRIL).build());

        Invitation later = edited(invitation, anOrder().beginning(APRIL.plusSeconds(60)), NOON);
        Invitation now = edited(later, anOrder(), NOON);

        assertThat(later.offer().terms().start()).isEqualTo(new Start(APRIL.plusSeconds(60)));
        assertThat(now.offer().terms().start()).isNull();
    }

    /** What has come meanwhile is no reason to refuse another change. */
    @Test
    void staysThroughAnEditAlsoWhenItHasCome() {
        Invitation draft = office.invitation(anOrder().beginning(APRIL).later().build());

        Invitation after = edited(draft, anOrder().beginning(APRIL).permitting("edit"), APRIL.plusSeconds(86_400));

        assertThat(after.offer().terms().start()).isEqualTo(new Start(APRIL));
        assertThat(after.offer().terms().permission().level()).isEqualTo("edit");
        assertThat(editing(draft, anOrder().beginning(APRIL.minusSeconds(1)), APRIL.plusSeconds(86_400)))
                .isEqualTo(new EditOutcome.Objected(Objection.START_PAST));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void isMovedNoFurtherThanTheGuestWhoOfferedItHadAccess(int secondsAfterTheEnd, boolean moved) {
        Instant latest = Instant.parse("2026-05-01T00:00:00Z");
        Invitation handedOn = anInvitation().handedOnUntil(latest).build();
        office.invitations.add(List.of(handedOn));

        EditOutcome outcome = editing(handedOn, anOrder().beginning(latest.plusSeconds(secondsAfterTheEnd)), NOON);

        assertThat(outcome instanceof EditOutcome.Edited).isEqualTo(moved);
        if (!moved) {
            assertThat(outcome).isEqualTo(new EditOutcome.Objected(Objection.START_BEYOND_OWN));
        }
    }

    private Terms offered(OrderBuilder order) {
        return office.invitation(order.build()).offer().terms();
    }

    private Optional<Objection> objectionTo(OrderBuilder order) {
        return switch (office.inviting(NOON).invite(order.build(), PARTNER)) {
            case OrderOutcome.Objected(Objection objection) -> Optional.of(objection);
            case OrderOutcome.Done(List<Answer> answers, long left) -> Optional.empty();
        };
    }

    private EditOutcome editing(Invitation before, OrderBuilder order, Instant now) {
        return office.editing(now).edit(before, order.build(), PARTNER);
    }

    private Invitation edited(Invitation before, OrderBuilder order, Instant now) {
        return ((EditOutcome.Edited) editing(before, order, now)).invitation();
    }

    private Grant accepted(Invitation open) {
        office.invitations.add(List.of(open));
        office.places.hold(ACME, List.of(open.id().value()));
        office.accepting(NOON).take(open);
        return office.accepting(NOON).grant(open, UTC, new AcceptInvitation.Joiner(GIL, Footing.GUEST, "Gil"), ORIGIN);
    }
}
