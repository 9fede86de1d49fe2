package io.github.keycloakguests.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    /** At most 30 days at a time, and 40 in all. */
    private static final GuestType MONTH = new GuestType(
            "month",
            List.of(new Permission("read")),
            new Permission("read"),
            new Period.Lasting("P10D"),
            new GuestType.Longest(Optional.of(new Period.Lasting("P30D")), Optional.of(new Period.Lasting("P40D"))),
            Duration.ofDays(7),
            GuestType.Allowances.DEFAULT);

    private final Timing timing = new Timing(MONTH, NOW, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-10T12:00:00Z, -",
                "2026-03-09T23:00:00Z, -",
                "2026-03-09T22:59:59Z, START_PAST",
                "2027-03-10T12:00:00Z, -",
                "2027-03-10T12:00:01Z, START_TOO_FAR"
            })
    void objectsToAStartThatIsPastOrTooFar(Instant moment, Untimely objection) {
        assertThat(timing.objectionTo(new Start(moment))).isEqualTo(Optional.ofNullable(objection));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "P30D, 2026-03-10T12:00:00Z, -",
                "P30DT1S, 2026-03-10T12:00:00Z, PERIOD_TOO_LONG",
                "never, 2026-03-10T12:00:00Z, PERIOD_TOO_LONG",
                "2026-03-10, 2026-03-10T12:00:00Z, -",
                "2026-03-09, 2026-03-10T12:00:00Z, PERIOD_OVER",
                "1970-01-01, 2026-03-10T12:00:00Z, PERIOD_OVER",
                "P30D, 2026-05-10T12:00:00Z, -",
                "P30DT1S, 2026-05-10T12:00:00Z, PERIOD_TOO_LONG",
                "2026-05-10, 2026-05-10T12:00:00Z, -",
                "2026-05-10, 2026-05-10T22:00:00Z, END_BEFORE_START",
                "2026-03-09, 2026-05-10T12:00:00Z, END_BEFORE_START",
                "P30D, 2026-02-28T12:00:00Z, -",
                "P30D, 2026-02-28T11:59:59Z, TOTAL_TOO_LONG",
                "2026-03-31, 2026-02-20T12:00:00Z, -",
                "2026-04-01, 2026-02-20T12:00:00Z, TOTAL_TOO_LONG"
            })
    void countsFromNowOrFromAStartThatLiesAheadAndTheTotalFromTheStart(
            String period, Instant start, Untimely objection) {
        assertThat(timing.objectionTo(Period.parse(period).orElseThrow(), start))
                .isEqualTo(Optional.ofNullable(objection));
    }
}
