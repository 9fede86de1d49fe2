package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.END;
import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.ACME;
import static io.github.keycloakguests.lifecycle.Acme.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangingAGrantTest {

    private static final Instant LATER = NOON.plusSeconds(86_400);
    private static final UserId SUE = new UserId("sue");

    private final Acme acme = new Acme();

    @Test
    void changesWhatIsWishedAndLeavesTheRest() {
        Grant grant = acme.has(aGrant());

        assertThat(change(grant, permission("edit"))).isInstanceOf(GrantOutcome.Changed.class);

        Grant changed = acme.now(grant);
        assertThat(changed.access()).isEqualTo(grant.access().with(new Permission("edit")));
        assertThat(changed.charter()).isEqualTo(grant.charter());
        assertThat(changed.state()).isEqualTo(GrantState.ACTIVE);
        assertThat(acme.memberships.done()).containsExactly("move gil marketing read to edit");
        assertThat(acme.standings.changed()).contains(Acme.GIL);
    }

    @Test
    void answersWithTheGrantAsItIsNow() {
        Grant grant = acme.has(aGrant());

        assertThat(change(grant, sponsor(SUE))).isInstanceOfSatisfying(GrantOutcome.Changed.class, it -> {
            assertThat(it.grant().sponsor()).isEqualTo(SUE);
            assertThat(it.grant().access()).isEqualTo(grant.access());
        });
        assertThat(acme.now(grant).sponsor()).isEqualTo(SUE);
        assertThat(acme.memberships.done()).isEmpty();
    }

    @Test
    void countsAPeriodFromNow() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(LATER);

        change(grant, period("P10D"));

        assertThat(acme.now(grant).access().start()).isEqualTo(NOON);
        assertThat(acme.now(grant).access().end()).isEqualTo("2026-03-12T12:00:00Z");
        assertThat(acme.now(grant).access().period().text()).isEqualTo("P10D");
    }

    @Test
    void keepsInMindForHowManyDaysADateWasGiven() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(LATER);

        change(grant, period("2026-03-11"));

        assertThat(acme.now(grant).access().period()).isEqualTo(new Period.Until(day(11), day(2)));
        assertThat(acme.now(grant).renewedEnd(LATER.plusSeconds(20 * 86_400), ZoneOffset.UTC))
                .contains(Instant.parse("2026-04-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"P31D, 2026-04-01T11:00:00Z", "2026-04-01, 2026-04-01T22:00:00Z"})
    void countsAPeriodByTheCalendarOfTheHost(String period, String end) {
        Grant grant = acme.has(aGrant());
        acme.inZone("Europe/Berlin");

        change(grant, period(period));

        assertThat(acme.now(grant).access().end()).isEqualTo(end);
    }

    @Test
    void countsAPeriodFromAStartThatIsToCome() {
        Grant ahead = acme.has(aGrant().from(LATER, "P5D"));

        change(ahead, period("P10D"));

        assertThat(acme.now(ahead).access().end()).isEqualTo("2026-03-12T12:00:00Z");
    }

    @Test
    void movesAStartThatIsToComeWithWhatFollowsFromIt() {
        Grant ahead = acme.has(aGrant().from(LATER, "P5D").waiting());

        assertThat(change(ahead, start(LATER.plusSeconds(86_400)))).isInstanceOf(GrantOutcome.Changed.class);

        Grant moved = acme.now(ahead);
        assertThat(moved.access().start()).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(moved.access().end()).isEqualTo("2026-03-08T12:00:00Z");
        assertThat(moved.waiting()).isTrue();
        assertThat(acme.memberships.done()).isEmpty();
    }

    @Test
    void movesADateToNowhereWithTheStart() {
        Grant ahead = acme.has(aGrant().from(LATER, "2026-03-20").waiting());

        change(ahead, start(LATER.plusSeconds(86_400)));

        assertThat(acme.now(ahead).access().end()).isEqualTo("2026-03-21T00:00:00Z");
        assertThat(acme.now(ahead).access().period()).isEqualTo(new Period.Until(day(20), day(3)));
    }

    @Test
    void letsTheGuestInWhenTheStartIsMovedToNow() {
        Grant ahead = acme.has(aGrant().from(LATER, "P5D").waiting());

        change(ahead, start(NOON));

        assertThat(acme.now(ahead).liveAt(NOON)).isTrue();
        assertThat(acme.now(ahead).waiting()).isFalse();
        assertThat(acme.memberships.done()).containsExactly("enter gil marketing read");
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
                "2026-03-10T00:00:00Z, 2026-03-10, -",
                "2026-03-10T00:00:00Z, 2026-03-09, END_BEFORE_START"
            })
    void boundsTheStart(Instant moment, String period, GrantObjection objection) {
        Grant ahead = acme.has(aGrant().from(LATER, "P5D").waiting());

        GrantOutcome outcome = change(ahead, start(moment, period));

        assertThat(outcome instanceof GrantOutcome.Objected(GrantObjection why) ? why : null)
                .isEqualTo(objection);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 90 * 86_400})
    void leavesTheStartOfWhatHasBegun(int secondsAfterTheStart) {
        Grant grant = acme.has(aGrant());
        acme.clock.to(NOON.plusSeconds(secondsAfterTheStart));

        assertThat(change(grant, start(NOON.plusSeconds(100 * 86_400), "P1D")))
                .isEqualTo(new GrantOutcome.Objected(GrantObjection.BEGUN));
        assertThat(acme.now(grant)).isEqualTo(grant);
    }

    @Test
    void movesNobodyBetweenGroupsWhoWaits() {
        Grant ahead = acme.has(aGrant().from(LATER, "P5D").waiting());

        change(ahead, permission("edit"));

        assertThat(acme.now(ahead).access().permission().level()).isEqualTo("edit");
        assertThat(acme.memberships.done()).isEmpty();
    }

    @Test
    void letsInWhoeverWaitedWhenAnythingIsChangedAfterTheStart() {
        Grant ahead = acme.has(aGrant().from(LATER, "P5D").waiting());
        acme.clock.to(LATER);

        change(ahead, permission("edit"));

        assertThat(acme.now(ahead).waiting()).isFalse();
        assertThat(acme.memberships.done()).containsExactly("enter gil marketing edit");
    }

    @Test
    void letsAGrantPastItsEndBeginAgain() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(END);
        assertThat(acme.places.lock(ACME, END).used()).isZero();

        assertThat(change(grant, period("P10D"))).isInstanceOf(GrantOutcome.Changed.class);

        assertThat(acme.now(grant).liveAt(END)).isTrue();
        assertThat(acme.used(ACME)).isEqualTo(1);
    }

    @Test
    void letsNoneBeginAgainWithoutAPlace() {
        Grant grant = acme.has(aGrant());
        acme.clock.to(END);
        acme.members.set(0);

        assertThat(change(grant, period("P10D"))).isEqualTo(new GrantOutcome.Objected(GrantObjection.NO_PLACE));

        assertThat(acme.now(grant)).isEqualTo(grant);
        assertThat(acme.used(ACME)).isZero();
    }

    @Test
    void needsNoPlaceForAGuestWhoHasOne() {
        Grant over = acme.has(aGrant());
        acme.has(aGrant().to("sales").until(END.plusSeconds(60)));
        acme.clock.to(END);
        acme.members.set(0);

        assertThat(change(over, period("P10D"))).isInstanceOf(GrantOutcome.Changed.class);

        assertThat(acme.used(ACME)).isEqualTo(1);
    }

    @Test
    void needsNoPlaceForAGrantThatStands() {
        Grant grant = acme.has(aGrant());
        acme.members.set(0);
        acme.places.membersChanged(ACME);

        assertThat(change(grant, period("P10D"))).isInstanceOf(GrantOutcome.Changed.class);
    }

    @Test
    void leavesASuspendedGrantSuspended() {
        Grant grant = acme.has(aGrant().suspended());

        change(grant, permission("edit"));

        assertThat(acme.now(grant).state()).isEqualTo(GrantState.SUSPENDED);
    }

    @Test
    void changesNothingThatIsEnded() {
        Grant grant = acme.has(aGrant().ended());

        assertThat(change(grant, permission("edit"))).isInstanceOf(GrantOutcome.Gone.class);

        assertThat(acme.now(grant)).isEqualTo(grant);
        assertThat(acme.memberships.done()).isEmpty();
        assertThat(acme.trail.entries()).isEmpty();
    }

    @Test
    void changesNothingThatSomebodyElseChangedMeanwhile() {
        Grant grant = acme.has(aGrant());
        change(grant, permission("edit"));

        assertThat(change(grant, sponsor(SUE))).isInstanceOf(GrantOutcome.Gone.class);

        assertThat(acme.now(grant).sponsor()).isEqualTo(SAM);
        assertThat(acme.trail.deeds()).containsExactly(Deed.GRANT_CHANGED);
    }

    @Test
    void givesAndTakesPowers() {
        Grant grant = acme.has(aGrant());

        change(grant, powers(Optional.of(true), Optional.empty()));
        assertThat(acme.now(grant).charter().powers()).isEqualTo(new Powers(true, false));

        change(acme.now(grant), powers(Optional.empty(), Optional.of(true)));
        assertThat(acme.now(grant).charter().powers()).isEqualTo(new Powers(true, true));

        change(acme.now(grant), powers(Optional.of(false), Optional.of(false)));
        assertThat(acme.now(grant).charter().powers()).isEqualTo(Powers.NONE);
    }

    @Test
    void objectsToWhatTheTypeDoesNotOffer() {
        GuestType strict = new GuestType(
                "strict",
                List.of(new Permission("read")),
                new Permission("read"),
                Period.parse("P10D").orElseThrow(),
                new GuestType.Longest(Optional.of(new Period.Lasting("P30D")), Optional.empty()),
                Duration.ofDays(7),
                GuestType.Allowances.DEFAULT);

        assertObjected(permission("edit"), strict, GrantObjection.PERMISSION_NOT_OFFERED);
        assertObjected(period("P31D"), strict, GrantObjection.PERIOD_TOO_LONG);
        assertObjected(period("never"), strict, GrantObjection.PERIOD_TOO_LONG);
        assertObjected(period("2026-02-28"), strict, GrantObjection.PERIOD_OVER);
        assertObjected(powers(Optional.of(true), Optional.empty()), strict, GrantObjection.INVITING_NOT_OFFERED);
        assertObjected(powers(Optional.empty(), Optional.of(true)), strict, GrantObjection.MANAGING_NOT_OFFERED);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "P20D, -",
                "P20DT1S, TOTAL_TOO_LONG",
                "2026-03-30, -",
                "2026-03-31, TOTAL_TOO_LONG",
                "never, TOTAL_TOO_LONG"
            })
    void lastsNoLongerInAllThanTheTypeAllows(String period, GrantObjection objection) {
        GuestType month = new GuestType(
                "month",
                List.of(new Permission("read")),
                new Permission("read"),
                new Period.Lasting("P10D"),
                new GuestType.Longest(Optional.empty(), Optional.of(new Period.Lasting("P30D"))),
                Duration.ofDays(7),
                GuestType.Allowances.DEFAULT);
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));
        acme.clock.to(NOON.plus(Duration.ofDays(10)));

        GrantOutcome outcome = acme.changeGrant().change(grant, period(period), month, SAM);

        assertThat(outcome instanceof GrantOutcome.Objected(GrantObjection why) ? why : null)
                .isEqualTo(objection);
    }

    @Test
    void endsSessionsWhoseTokensMayOutlastTheNewEnd() {
        Grant grant = acme.has(aGrant());

        change(grant, period("P10D"));

        assertThat(acme.sessions.ended()).containsExactly(Acme.GIL);
    }

    @Test
    void leavesSessionsWhereNothingEndsEarlier() {
        Grant grant = acme.has(aGrant());

        change(grant, period("P91D"));
        change(acme.now(grant), permission("edit"));

        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void handsNothingOnThatAGuestGave() {
        Grant grant = acme.has(aGrant().handedOn());

        assertThat(change(grant, powers(Optional.of(true), Optional.empty())))
                .isEqualTo(new GrantOutcome.Objected(GrantObjection.HANDED_ON));
        assertThat(change(grant, powers(Optional.empty(), Optional.of(true))))
                .isEqualTo(new GrantOutcome.Objected(GrantObjection.HANDED_ON));
        assertThat(change(grant, powers(Optional.of(false), Optional.of(false))))
                .isInstanceOf(GrantOutcome.Changed.class);
    }

    @Test
    void writesDownWhatChanged() {
        Grant grant = acme.has(aGrant());

        change(grant, permission("edit"));

        assertThat(acme.trail.entries()).singleElement().satisfies(it -> {
            assertThat(it.deed()).isEqualTo(Deed.GRANT_CHANGED);
            assertThat(it.actor()).isEqualTo(SAM);
            assertThat(it.target().about()).isEqualTo(grant.id().value());
            assertThat(it.before()).isEqualTo(Map.of("permission", "read"));
            assertThat(it.after()).isEqualTo(Map.of("permission", "edit"));
        });
    }

    private void assertObjected(GrantWish wish, GuestType type, GrantObjection objection) {
        Acme other = new Acme();
        Grant grant = other.has(aGrant());

        assertThat(other.changeGrant().change(grant, wish, type, SAM)).isEqualTo(new GrantOutcome.Objected(objection));
        assertThat(other.now(grant)).isEqualTo(grant);
        assertThat(other.trail.entries()).isEmpty();
    }

    private GrantOutcome change(Grant grant, GrantWish wish) {
        GuestType type = new GuestType(
                "partner",
                List.of(new Permission("read"), new Permission("edit")),
                new Permission("read"),
                new Period.Never(),
                GuestType.Longest.ANY,
                Duration.ofDays(7),
                new GuestType.Allowances(OptionalInt.empty(), true, true));
        return acme.changeGrant().change(grant, wish, type, SAM);
    }

    private static LocalDate day(int ofMarch) {
        return LocalDate.of(2026, 3, ofMarch);
    }

    private static GrantWish permission(String level) {
        return new GrantWish(
                Optional.of(new Permission(level)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GrantWish start(Instant moment) {
        return start(moment, null);
    }

    private static GrantWish start(Instant moment, @Nullable String period) {
        return new GrantWish(
                Optional.empty(),
                Optional.ofNullable(period).flatMap(Period::parse),
                Optional.of(new Start(moment)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GrantWish period(String text) {
        return new GrantWish(
                Optional.empty(),
                Period.parse(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GrantWish sponsor(UserId user) {
        return new GrantWish(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(user),
                Optional.empty(),
                Optional.empty());
    }

    private static GrantWish powers(Optional<Boolean> mayInvite, Optional<Boolean> manager) {
        return new GrantWish(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), mayInvite, manager);
    }
}
