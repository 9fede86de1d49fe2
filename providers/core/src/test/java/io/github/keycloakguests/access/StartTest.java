package io.github.keycloakguests.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.999Z, 2026-03-01T12:00:00Z",
        "2026-03-01T13:00:00+01:00, 2026-03-01T12:00:00Z",
        "2026-03-02, 2026-03-01T23:00:00Z",
        "2026-03-30, 2026-03-29T22:00:00Z",
        "2028-02-29, 2028-02-28T23:00:00Z"
    })
    void isAMomentOrTheBeginningOfADay(String typed, Instant moment) {
        assertThat(Start.parse(typed, BERLIN)).contains(new Start(moment));
    }

    @Test
    void isTheFirstMomentOfADayWithoutMidnight() {
        assertThat(Start.parse("2026-09-06", ZoneId.of("America/Santiago")))
                .contains(new Start(Instant.parse("2026-09-06T04:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "now",
                "never",
                "P1D",
                "2026-3-1",
                "2026-02-30",
                "2026-13-01",
                "10000-01-01",
                "2026-03-01T12:00",
                "2026-03-01T12:00:00",
                "2026-03-01 12:00:00Z",
                "2026-03-01T25:00:00Z",
                "T",
                "2026-03-01T12:00:00Z[Europe/Berlin]",
                "+9999999999-01-01",
                "2026-03-01\u0000"
            })
    void isReadFromNothingElse(String typed) {
        assertThat(Start.parse(typed, BERLIN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:01Z, false",
        "2026-03-01T12:00:00Z, false",
        "2026-03-01T11:55:01Z, false",
        "2026-03-01T11:55:00Z, true",
        "2026-02-28T23:00:00Z, false",
        "2026-02-28T23:00:01Z, true",
        "2026-02-27T23:00:00Z, true",
        "1969-12-31T23:00:00Z, true"
    })
    void liesInThePastUnlessItWasAMomentAgoOrWithThisDay(Instant moment, boolean past) {
        assertThat(new Start(moment).pastAt(NOON, BERLIN)).isEqualTo(past);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T12:00:00Z, false",
        "2027-03-01T12:00:01Z, true",
        "2026-03-01T00:00:00Z, false",
        "+10000-01-01T00:00:00Z, true"
    })
    void liesTooFarAheadAfterAYear(Instant moment, boolean tooFar) {
        assertThat(new Start(moment).tooFarAt(NOON, BERLIN)).isEqualTo(tooFar);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:01Z, 2026-03-01T12:00:01Z",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00.123Z",
        "2020-01-01T00:00:00Z, 2026-03-01T12:00:00.123Z"
    })
    void givesAccessThenAndNotBefore(Instant moment, Instant begins) {
        assertThat(new Start(moment).givenAt(NOON)).isEqualTo(begins);
    }
}
