package io.github.keycloakguests.notice;

import static io.github.keycloakguests.guest.GrantBuilder.NOON;
import static io.github.keycloakguests.guest.GrantBuilder.aGrant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticePlanTest {

    @ParameterizedTest
    @CsvSource({
        "P90D,       P14D P7D P1D",
        "P15D,       P14D P7D P1D",
        "P14D,       P7D P1D",
        "P8D,        P7D P1D",
        "P7D,        P1D",
        "P2D,        P1D",
        "PT25H,      P1D",
        "PT24H,      PT6H",
        "P1D,        PT6H",
        "PT4H,       PT1H",
        "PT1M,       PT15S",
        "P1Y,        P14D P7D P1D",
        "2026-03-31, P14D P7D P1D",
        "2026-03-05, P1D",
        "2026-03-01, PT3H"
    })
    void skipsDistancesThatAreNotShorterThanThePeriod(String period, String distances) {
        assertThat(NoticePlan.DEFAULT.of(aGrant().from(Instant.parse("2026-03-01T12:00:00Z"), period)
                        .build()
                        .access()))
                .isEqualTo(durations(distances));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT3S"})
    void hasNoneWhereAQuarterIsNoSecond(String period) {
        assertThat(NoticePlan.DEFAULT.of(aGrant().from(NOON, period).build().access()))
                .isEmpty();
    }

    @Test
    void hasNoneWithoutAnEnd() {
        assertThat(NoticePlan.DEFAULT.of(aGrant().from(NOON, "never").build().access()))
                .isEmpty();
    }

    /** An end that somebody set by itself says nothing about how long it was given for. */
    @Test
    void hasAllWhereAccessWasGivenForEverAndEndsAllTheSame() {
        assertThat(NoticePlan.DEFAULT.of(aGrant().from(NOON, "never")
                        .until(NOON.plusSeconds(60))
                        .build()
                        .access()))
                .isEqualTo(NoticePlan.DEFAULT.distances());
    }

    @Test
    void measuresWhatWasRenewedByItsPeriod() {
        assertThat(NoticePlan.DEFAULT.of(aGrant().from(NOON, "PT12H")
                        .until(NOON.plus(Duration.ofDays(40)))
                        .build()
                        .access()))
                .containsExactly(Duration.ofHours(3));
    }

    @Test
    void hasNoneWhereNoneAreWanted() {
        assertThat(new NoticePlan(List.of())
                        .of(aGrant().from(NOON, "PT4H").build().access()))
                .isEmpty();
    }

    @Test
    void ordersDistancesAndDropsThoseThatAreThereTwice() {
        assertThat(new NoticePlan(durations("P1D P7D P1D")).distances()).isEqualTo(durations("P7D P1D"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-P1D", "P366D"})
    void refusesDistancesOutOfBounds(Duration distance) {
        assertThatThrownBy(() -> new NoticePlan(List.of(distance))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreThanTen() {
        assertThatThrownBy(() -> new NoticePlan(Collections.nCopies(11, Duration.ofDays(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Duration> durations(String words) {
        return Stream.of(words.split(" ")).map(Duration::parse).toList();
    }
}
