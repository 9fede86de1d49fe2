package io.github.keycloakguests.keycloak.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.guest.Attendance;
import io.github.keycloakguests.guest.Attendance.Noting;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.guest.Visit;
import io.github.keycloakguests.keycloak.activity.RecentVisits.Pending;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentVisitsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant AFTER_THE_PAUSE = NOON.plus(Attendance.PAUSE);
    private static final HostId ACME = new HostId(HostId.Kind.ORGANIZATION, "acme");

    private final RecentVisits visits = new RecentVisits();

    @Test
    void hasOneVisitOfAGuestHoweverMuchItDoes() {
        visits.note("realm", visit("gil", LastSeen.loggedIn(NOON)));
        visits.note("realm", visit("gil", LastSeen.active(NOON.plusSeconds(9))));
        visits.note("realm", visit("hal", LastSeen.active(NOON)));
        visits.note("other", visit("gil", LastSeen.active(NOON)));

        assertThat(visits.due(NOON))
                .containsExactlyInAnyOrder(
                        new Pending("realm", visit("gil", new LastSeen(NOON, NOON.plusSeconds(9)))),
                        new Pending("realm", visit("hal", LastSeen.active(NOON))),
                        new Pending("other", visit("gil", LastSeen.active(NOON))));
    }

    @Test
    void keepsAVisitUntilItIsSettled() {
        visits.note("realm", visit("gil", LastSeen.loggedIn(NOON)));

        assertThat(visits.due(NOON)).hasSize(1).isEqualTo(visits.due(NOON));
    }

    @Test
    void waitsFiveMinutesAfterSomethingWasWritten() {
        settled(new Noting.Written());

        assertThat(visits.due(NOON)).isEmpty();
        visits.note("realm", visit("gil", LastSeen.active(NOON.plusSeconds(1))));
        assertThat(visits.due(AFTER_THE_PAUSE.minusMillis(1))).isEmpty();
        assertThat(visits.due(AFTER_THE_PAUSE))
                .containsExactly(new Pending("realm", visit("gil", LastSeen.active(NOON.plusSeconds(1)))));
    }

    @Test
    void keepsWhatWasDoneWhileItWasWritten() {
        visits.note("realm", visit("gil", LastSeen.loggedIn(NOON)));
        Pending due = visits.due(NOON).getFirst();
        visits.note("realm", visit("gil", LastSeen.active(NOON.plusSeconds(1))));

        visits.settle(due, new Noting.Written(), NOON.plusSeconds(2));

        assertThat(visits.due(NOON.plusSeconds(1).plus(Attendance.PAUSE))).isEmpty();
        assertThat(visits.due(NOON.plusSeconds(2).plus(Attendance.PAUSE))).hasSize(1);
    }

    @Test
    void comesBackWhenAnotherNodeHadWrittenNotLongAgo() {
        Instant again = NOON.plusSeconds(100);
        settled(new Noting.TooSoon(again));

        assertThat(visits.due(again.minusMillis(1))).isEmpty();
        assertThat(visits.due(again)).containsExactly(new Pending("realm", visit("gil", LastSeen.loggedIn(NOON))));
    }

    @Test
    void forgetsWhatNeedNotBeWritten() {
        settled(new Noting.Needless());

        assertThat(visits.due(AFTER_THE_PAUSE)).isEmpty();
        visits.note("realm", visit("gil", LastSeen.active(NOON.plusSeconds(1))));
        assertThat(visits.due(NOON.plusSeconds(1))).hasSize(1);
    }

    @Test
    void notesNobodyMoreThanFit() {
        IntStream.range(0, RecentVisits.MOST)
                .forEach(it -> visits.note("realm", visit("g" + it, LastSeen.loggedIn(NOON))));

        assertThat(visits.note("realm", visit("one more", LastSeen.loggedIn(NOON))))
                .isFalse();
        assertThat(visits.note("realm", visit("g0", LastSeen.active(NOON.plusSeconds(1)))))
                .isTrue();
        assertThat(visits.due(NOON)).hasSize(RecentVisits.MOST);
    }

    @Test
    void remembersNoPausesWhenItIsCrowded() {
        IntStream.rangeClosed(0, RecentVisits.MOST / 2)
                .forEach(it -> visits.note("realm", visit("g" + it, LastSeen.loggedIn(NOON))));
        assertThat(visits.crowded()).isTrue();
        visits.due(NOON).forEach(it -> visits.settle(it, new Noting.Written(), NOON));

        assertThat(visits.due(NOON)).isEmpty();

        assertThat(visits.crowded()).isFalse();
    }

    private void settled(Noting noting) {
        visits.note("realm", visit("gil", LastSeen.loggedIn(NOON)));
        visits.settle(visits.due(NOON).getFirst(), noting, NOON);
    }

    private static Visit visit(String guest, LastSeen seen) {
        return new Visit(new UserId(guest), ACME, Map.of(new GrantId("grant of " + guest), seen));
    }
}
