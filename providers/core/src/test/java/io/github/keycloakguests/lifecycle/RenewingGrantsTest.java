package io.github.keycloakguests.lifecycle;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static io.github.keycloakguests.lifecycle.Acme.ACME;
import static io.github.keycloakguests.lifecycle.Acme.GIL;
import static io.github.keycloakguests.lifecycle.Acme.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantBuilder;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewingGrantsTest {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Renewal AGAIN = new Renewal.Again();

    private final Acme acme = new Acme();

    @Test
    void givesAsLongAgainFromNowOn() {
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));
        acme.clock.to(NOON.plus(Duration.ofDays(7)));

        assertThat(renew(grant)).isEqualTo(new GrantOutcome.Changed(renewed(grant, "2026-03-18T12:00:00Z")));

        assertThat(acme.now(grant).access().start()).isEqualTo(grant.access().start());
        assertThat(acme.now(grant).access().period()).isEqualTo(grant.access().period());
        assertThat(acme.now(grant).access().end()).isEqualTo(Instant.parse("2026-03-18T12:00:00Z"));
    }

    @Test
    void repeatsThePeriodThatWasGivenHoweverOftenItWasRenewed() {
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));

        renew(grant, until("2026-12-31"));
        acme.clock.to(NOON.plus(A_DAY));
        renew(acme.now(grant));

        assertThat(acme.now(grant).access().end()).isEqualTo(Instant.parse("2026-03-12T12:00:00Z"));
    }

    @Test
    void leavesWhatHasNoEndWithoutOne() {
        Grant grant = acme.has(aGrant().ofType("free").from(NOON, "never"));

        renew(grant);

        assertThat(acme.now(grant).access().end()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-30, 2026-05-01T00:00:00Z",
        "2026-04-30T10:00:00Z, 2026-04-30T10:00:00Z",
        "2026-04-30T10:00:00.9+02:00, 2026-04-30T08:00:00Z"
    })
    void givesUntilTheEndOfADateOrUntilAMoment(String typed, Instant end) {
        Grant grant = acme.has(aGrant());

        renew(grant, until(typed));

        assertThat(acme.now(grant).access().end()).isEqualTo(end);
    }

    /** The day ends when it does there. */
    @Test
    void endsTheDateInTheTimeZoneOfTheHost() {
        acme.inZone("Pacific/Auckland");
        Grant grant = acme.has(aGrant());

        renew(grant, until("2026-04-30"));

        assertThat(acme.now(grant).access().end()).isEqualTo(Instant.parse("2026-04-30T12:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "P10D",
                "never",
                "2026-02-30",
                "10000-01-01",
                "+10000-01-01T00:00:00Z",
                "1969-12-31",
                "1969-12-31T23:59:59Z",
                "-2026-01-01",
                "9999-12-31T00:00:01Z",
                "2026-04-30T10:00:00",
                "2026-04-30 10:00"
            })
    void readsNoOtherMoment(String typed) {
        assertThat(Renewal.until(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void refusesAnEndThatIsNotAhead(int secondsAhead, boolean renewed) {
        Grant grant = acme.has(aGrant());
        acme.clock.to(NOON.plusSeconds(3600).minusMillis(123));

        GrantOutcome outcome =
                renew(grant, new Renewal.UntilMoment(acme.clock.instant().plusSeconds(secondsAhead)));

        assertThat(outcome instanceof GrantOutcome.Changed).isEqualTo(renewed);
        if (!renewed) {
            assertThat(outcome).isEqualTo(new GrantOutcome.Objected(GrantObjection.PERIOD_OVER));
            assertThat(acme.now(grant)).isEqualTo(grant);
        }
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        Grant grant = acme.has(aGrant().from(NOON.plus(A_DAY), "P10D"));

        assertThat(renew(grant, new Renewal.UntilMoment(NOON.plusSeconds(60))))
                .isEqualTo(new GrantOutcome.Objected(GrantObjection.PERIOD_OVER));
    }

    @Test
    void countsFromAStartThatLiesAhead() {
        Grant grant = acme.has(aGrant().from(NOON.plus(A_DAY), "P10D"));

        renew(grant);

        assertThat(acme.now(grant))
                .extracting(it -> it.access().end())
                .isEqualTo(grant.access().end());
    }

    /** Partners get at most a year at a time, and two in all. */
    @Test
    void staysWithinTheLongestPeriodAndTheLongestTotal() {
        Grant grant = acme.has(aGrant());

        assertThat(renew(grant, until("2027-03-01T12:00:00Z"))).isInstanceOf(GrantOutcome.Changed.class);
        assertThat(renew(acme.now(grant), until("2027-03-01T12:00:01Z")))
                .isEqualTo(new GrantOutcome.Objected(GrantObjection.PERIOD_TOO_LONG));
        acme.clock.to(Instant.parse("2027-03-01T11:00:00Z"));
        assertThat(renew(acme.now(grant), until("2028-02-29T11:00:00Z"))).isInstanceOf(GrantOutcome.Changed.class);
        assertThat(renew(acme.now(grant), until("2028-02-29T11:00:01Z")))
                .isEqualTo(new GrantOutcome.Objected(GrantObjection.PERIOD_TOO_LONG));
        acme.clock.to(Instant.parse("2028-02-28T12:00:00Z"));
        assertThat(renew(acme.now(grant), until("2028-03-01T12:00:00Z"))).isInstanceOf(GrantOutcome.Changed.class);
        assertThat(renew(acme.now(grant), until("2028-03-01T12:00:01Z")))
                .isEqualTo(new GrantOutcome.Objected(GrantObjection.TOTAL_TOO_LONG));
    }

    @Test
    void refusesForEverWhereTheTypeBoundsIt() {
        Grant grant = acme.has(aGrant().from(NOON, "never"));

        assertThat(renew(grant)).isEqualTo(new GrantOutcome.Objected(GrantObjection.PERIOD_TOO_LONG));
    }

    @Test
    void refusesWhatIsEnded() {
        Grant grant = acme.has(aGrant().ended());

        assertThat(renew(grant)).isEqualTo(new GrantOutcome.Gone());
        assertThat(acme.now(grant)).isEqualTo(grant);
    }

    @Test
    void refusesWhatSomebodyElseChangedMeanwhile() {
        Grant grant = acme.has(aGrant());
        renew(grant, until("2026-12-31"));

        assertThat(renew(grant)).isEqualTo(new GrantOutcome.Gone());
    }

    @Test
    void refusesWhatIsOfATypeThatIsGone() {
        Grant grant = acme.has(aGrant().ofType("no such type"));

        assertThat(renew(grant)).isEqualTo(new GrantOutcome.Objected(GrantObjection.TYPE_GONE));
    }

    @Test
    void leavesASuspendedOneSuspended() {
        Grant grant = acme.has(aGrant().from(NOON, "P10D").suspended());
        acme.clock.to(NOON.plus(A_DAY));

        renew(grant);

        assertThat(acme.now(grant).state()).isEqualTo(GrantState.SUSPENDED);
        assertThat(acme.now(grant).access().end()).isEqualTo(Instant.parse("2026-03-12T12:00:00Z"));
        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void hasWhatIsOverBeginAgain() {
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));
        acme.clock.to(NOON.plus(Duration.ofDays(20)));
        assertThat(acme.used(ACME)).isZero();

        renew(grant);

        assertThat(acme.now(grant).liveAt(acme.clock.instant())).isTrue();
        assertThat(acme.now(grant).id()).isEqualTo(grant.id());
        assertThat(acme.used(ACME)).isEqualTo(1);
        assertThat(acme.memberships.done()).containsExactly("enter gil marketing read");
        assertThat(acme.sessions.ended()).containsExactly(GIL);
    }

    @Test
    void endsNoSessionsOfWhoIsLetInAnyway() {
        Grant over = acme.has(aGrant().from(NOON, "P10D"));
        acme.has(aGrant().to("sales").from(NOON, "P60D"));
        Grant ofMember = acme.has(aGrant().of("mia").from(NOON, "P10D"), Footing.MEMBER);
        acme.clock.to(NOON.plus(Duration.ofDays(20)));

        renew(over);
        renew(ofMember);

        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void endsNoSessionsOfWhoseAccessGoesOn() {
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));
        acme.clock.to(NOON.plus(A_DAY));

        renew(grant);

        assertThat(acme.sessions.ended()).isEmpty();
        assertThat(acme.memberships.done()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void hasItBeginAgainUntilTheRetentionIsOver(int secondsAfter, boolean renewed) {
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));
        Instant over = Instant.parse("2026-03-11T12:00:00Z").plus(Acme.RETENTION);
        acme.clock.to(over.plusSeconds(secondsAfter));

        GrantOutcome outcome = renew(grant);

        assertThat(outcome instanceof GrantOutcome.Changed).isEqualTo(renewed);
        if (!renewed) {
            assertThat(outcome).isEqualTo(new GrantOutcome.Objected(GrantObjection.RETENTION_OVER));
        }
    }

    @Test
    void hasItBeginAgainOnlyWhereThereIsAPlace() {
        acme.members.set(1);
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));
        acme.clock.to(NOON.plus(Duration.ofDays(20)));
        acme.has(aGrant().of("hal").from(NOON, "P60D"));

        assertThat(renew(grant)).isEqualTo(new GrantOutcome.Objected(GrantObjection.NO_PLACE));

        assertThat(acme.now(grant)).isEqualTo(grant);
        assertThat(acme.sessions.ended()).isEmpty();
    }

    @Test
    void needsNoPlaceForWhoHasOne() {
        acme.members.set(1);
        Grant over = acme.has(aGrant().from(NOON, "P10D"));
        acme.has(aGrant().to("sales").from(NOON, "P60D"));
        acme.clock.to(NOON.plus(Duration.ofDays(20)));

        assertThat(renew(over)).isInstanceOf(GrantOutcome.Changed.class);
    }

    @Test
    void hasItBeginAgainInAsManySpacesAsTheTypeAllows() {
        Grant over = acme.has(aGrant().ofType("single").from(NOON, "P10D"));
        acme.clock.to(NOON.plus(Duration.ofDays(20)));
        acme.has(aGrant().ofType("single").to("sales").from(NOON, "P60D"));

        assertThat(renew(over)).isEqualTo(new GrantOutcome.Objected(GrantObjection.SPACES_LIMIT));
    }

    /** Nor does it tell by a refusal that there are others. */
    @Test
    void doesNotCountSpacesOfOtherHosts() {
        Grant over = acme.has(aGrant().ofType("single").from(NOON, "P10D"));
        acme.clock.to(NOON.plus(Duration.ofDays(20)));
        acme.has(aGrant().ofType("single").by(Acme.GLOBEX).to("lab").from(NOON, "P60D"));

        assertThat(renew(over)).isInstanceOf(GrantOutcome.Changed.class);
    }

    @Test
    void answersForEachAndLetsNoneKeepTheOthersBack() {
        acme.members.set(2);
        Grant first = acme.has(aGrant().of("a").from(NOON, "P10D"));
        Grant second = acme.has(aGrant().of("b").from(NOON, "P10D"));
        Grant third = acme.has(aGrant().of("c").ended());
        Grant fourth = acme.has(aGrant().of("d").by(Acme.GLOBEX).to("lab").from(NOON, "P10D"));
        acme.clock.to(NOON.plus(Duration.ofDays(20)));
        Grant fifth = acme.has(aGrant().of("e").from(NOON, "P60D"));

        List<GrantOutcome> outcomes =
                acme.renewGrants().renew(List.of(first, second, third, fourth, fifth), AGAIN, SAM);

        assertThat(outcomes.get(0)).isInstanceOf(GrantOutcome.Changed.class);
        assertThat(outcomes.get(1)).isEqualTo(new GrantOutcome.Objected(GrantObjection.NO_PLACE));
        assertThat(outcomes.get(2)).isEqualTo(new GrantOutcome.Gone());
        assertThat(outcomes.get(3)).isInstanceOf(GrantOutcome.Changed.class);
        assertThat(outcomes.get(4)).isInstanceOf(GrantOutcome.Changed.class);
        assertThat(acme.used(ACME)).isEqualTo(2);
        assertThat(acme.sessions.ended()).containsExactly(new UserId("a"), new UserId("d"));
    }

    @Test
    void isInTheTrailOnceForEach() {
        Grant grant = acme.has(aGrant().from(NOON, "P10D"));
        Grant ended = acme.has(aGrant().to("sales").ended());

        acme.renewGrants().renew(List.of(grant, ended), until("2026-12-31"), SAM);

        assertThat(acme.trail.deeds()).containsExactly(Deed.GRANT_RENEWED);
        assertThat(acme.trail.entries().getFirst().before()).containsOnlyKeys("endsAt");
        assertThat(acme.trail.entries().getFirst().after()).containsEntry("endsAt", "2027-01-01T00:00:00Z");
    }

    private GrantOutcome renew(Grant grant) {
        return renew(grant, AGAIN);
    }

    private GrantOutcome renew(Grant grant, Renewal renewal) {
        return acme.renewGrants().renew(List.of(grant), renewal, SAM).getFirst();
    }

    private static Renewal until(String typed) {
        return Renewal.until(typed).orElseThrow();
    }

    private static Grant renewed(Grant grant, String end) {
        return GrantBuilder.like(grant).until(Instant.parse(end)).build();
    }
}
