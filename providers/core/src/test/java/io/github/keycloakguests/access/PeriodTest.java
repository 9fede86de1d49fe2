package io.github.keycloakguests.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "P1D, 2026-03-02T12:00:00Z",
        "P90D, 2026-05-30T12:00:00Z",
        "P1W, 2026-03-08T12:00:00Z",
        "P1M, 2026-04-01T12:00:00Z",
        "P1Y, 2027-03-01T12:00:00Z",
        "PT12H, 2026-03-02T00:00:00Z",
        "PT1S, 2026-03-01T12:00:01Z",
        "P1DT12H, 2026-03-03T00:00:00Z",
        "P1Y2M3W4DT5H6M7S, 2027-05-26T17:06:07Z",
        "2026-03-01, 2026-03-02T00:00:00Z",
        "2026-12-31, 2027-01-01T00:00:00Z",
        "2028-02-29, 2028-03-01T00:00:00Z",
        "2020-01-01, 2020-01-02T00:00:00Z",
        "9998-12-31, 9999-01-01T00:00:00Z",
        "P8000Y, 9999-12-31T00:00:00Z"
    })
    void endsWhenItSays(String text, Instant end) {
        Period period = Period.parse(text).orElseThrow();

        assertThat(period.endFrom(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC))
                .contains(end);
        assertThat(period.text()).isEqualTo(text);
    }

    @Test
    void neverEnds() {
        Period never = Period.parse("never").orElseThrow();

        assertThat(never.endFrom(Instant.EPOCH, ZoneOffset.UTC)).isEmpty();
        assertThat(never.text()).isEqualTo("never");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28, Europe/Berlin, 2026-03-28T23:00:00Z",
        "2026-03-29, Europe/Berlin, 2026-03-29T22:00:00Z",
        "2026-10-25, Europe/Berlin, 2026-10-25T23:00:00Z",
        "2026-03-08, America/New_York, 2026-03-09T04:00:00Z",
        "2026-11-01, America/New_York, 2026-11-02T05:00:00Z",
        "2026-03-01, Pacific/Kiritimati, 2026-03-01T10:00:00Z",
        "2026-03-01, Pacific/Niue, 2026-03-02T11:00:00Z",
        "2026-09-05, America/Santiago, 2026-09-06T04:00:00Z",
        "1970-01-01, Asia/Tokyo, 1970-01-01T15:00:00Z",
        "9998-12-31, America/New_York, 9999-01-01T05:00:00Z"
    })
    void endsAtTheEndOfADateWhereItCounts(String date, ZoneId zone, Instant end) {
        assertThat(endFrom("2026-01-01T12:00:00Z", date, zone)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T12:00:00Z, P1D, Europe/Berlin, 2026-03-29T11:00:00Z",
        "2026-03-28T12:00:00Z, PT24H, Europe/Berlin, 2026-03-29T12:00:00Z",
        "2026-03-28T12:00:00Z, P1DT1H, Europe/Berlin, 2026-03-29T12:00:00Z",
        "2026-10-24T12:00:00Z, P1D, Europe/Berlin, 2026-10-25T13:00:00Z",
        "2026-03-28T01:30:00Z, P1D, Europe/Berlin, 2026-03-29T01:30:00Z",
        "2026-10-24T00:30:00Z, P1D, Europe/Berlin, 2026-10-25T00:30:00Z",
        "2026-02-01T12:00:00Z, P90D, America/New_York, 2026-05-02T11:00:00Z",
        "2026-01-31T23:30:00Z, P1M, Europe/Berlin, 2026-02-28T23:30:00Z",
        "2026-01-31T23:30:00Z, P1M, UTC, 2026-02-28T23:30:00Z",
        "2026-01-30T23:30:00Z, P1M, Europe/Berlin, 2026-02-27T23:30:00Z"
    })
    void countsDaysByTheCalendarAndHoursByTheClock(Instant start, String text, ZoneId zone, Instant end) {
        assertThat(endFrom(start.toString(), text, zone)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 2026-03-01T12:00:01Z", "P1D, 2026-03-02T12:00:00Z"})
    void endsWithAWholeSecond(String text, Instant end) {
        assertThat(endFrom("2026-03-01T12:00:00.999Z", text, ZoneOffset.UTC)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "P30D, P30D, true",
        "P29D, P30D, true",
        "P30DT1S, P30D, false",
        "PT720H, P30D, true",
        "PT721H, P30D, true",
        "PT721H1S, P30D, false",
        "P30D, PT720H, false",
        "2026-04-10, P30D, true",
        "2026-04-11, P30D, false",
        "never, P30D, false",
        "P5000Y, never, true",
        "never, never, true"
    })
    void fitsIntoALongerOneAsTheDaysPassThere(String text, String longest, boolean fits) {
        ZoneId backToWinter = ZoneId.of("America/Santiago");
        Instant start = Instant.parse("2026-03-12T12:00:00Z");
        Period period = Period.parse(text).orElseThrow();

        assertThat(period.within(Period.parse(longest).orElseThrow(), start, backToWinter))
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "P",
                "PT",
                "P1DT",
                "P0D",
                "PT0S",
                "-P1D",
                "P-1D",
                "P+1D",
                "P1M-30D",
                "P-1DT48H",
                "PT-1H",
                "P1.5D",
                "PT0.5S",
                "P1D1Y",
                "P1D1D",
                "1D",
                "p1d",
                "P1d",
                " P1D",
                "P1D ",
                "P1H",
                "PD",
                "P99999999999D",
                "P999998000Y",
                "P8031Y",
                "PT9999999999999999999H",
                "Never",
                "never ",
                "always",
                "2026-02-30",
                "2026-13-01",
                "2026-3-1",
                "26-03-01",
                "1969-12-31",
                "9999-01-01",
                "10000-01-01",
                "+10000-01-01",
                "-2026-01-01",
                "2026-03-01T12:00:00Z",
                "Pjunk",
                "P1D\u0000",
                "P１D"
            })
    void readsNothingElse(String typed) {
        assertThat(Period.parse(typed)).isEmpty();
    }

    @Test
    void readsNoEndlessText() {
        assertThat(Period.parse("P" + "0".repeat(100_000) + "1D")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "P30D, 2026-03-31T11:00:00Z",
        "PT12H, 2026-03-02T00:00:00Z",
        "2026-02-28, 2026-03-28T23:00:00Z",
        "2026-02-01, 2026-03-01T23:00:00Z",
        "2026-03-01, 2026-03-29T22:00:00Z"
    })
    void lastsAsLongAgain(String text, Instant end) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        Period given = Period.parse(text).orElseThrow().givenAt(Instant.parse("2026-01-31T23:00:00Z"), zone);

        assertThat(given.againFrom(Instant.parse("2026-03-01T12:00:00.123Z"), march(1), zone))
                .contains(end);
    }

    @Test
    void isTheSameDateForWhoeverGotIt() {
        Period given = Period.parse("2026-03-10").orElseThrow().givenAt(march(1), ZoneOffset.UTC);

        assertThat(given.text()).isEqualTo("2026-03-10");
        assertThat(given.endFrom(march(8), ZoneOffset.UTC)).contains(Instant.parse("2026-03-11T00:00:00Z"));
    }

    @Test
    void standsForTheDaysFromWhenItWasGivenLast() {
        Period again = Period.parse("2026-03-10")
                .orElseThrow()
                .givenAt(march(1), ZoneOffset.UTC)
                .givenAt(march(8), ZoneOffset.UTC);

        assertThat(again.againFrom(march(20), march(1), ZoneOffset.UTC))
                .contains(Instant.parse("2026-03-23T00:00:00Z"));
    }

    @Test
    void standsForTheDaysFromTheStartWhenItDoesNotKnow() {
        Period date = Period.parse("2026-03-10").orElseThrow();

        assertThat(date.againFrom(march(20), march(1), ZoneOffset.UTC)).contains(Instant.parse("2026-03-30T00:00:00Z"));
    }

    /** Somebody accepted too late. */
    @Test
    void endsTheDayOnWhichItBeginsAgainWhenItStandsForNoDays() {
        Period date = Period.parse("2026-03-01").orElseThrow();

        assertThat(date.givenAt(march(5), ZoneOffset.UTC).againFrom(march(20), march(1), ZoneOffset.UTC))
                .contains(Instant.parse("2026-03-21T00:00:00Z"));
    }

    @Test
    void neverEndsAgainEither() {
        assertThat(new Period.Never().givenAt(march(1), ZoneOffset.UTC).againFrom(march(2), march(1), ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void goesNoFartherThanTimeDoes() {
        Period given = Period.parse("9998-12-31").orElseThrow().givenAt(march(1), ZoneOffset.UTC);

        assertThat(given.againFrom(Instant.parse("9000-01-01T00:00:00Z"), march(1), ZoneOffset.UTC))
                .contains(Period.FARTHEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P90D", "PT12H", "2026-03-10", "never"})
    void isReadBackFromWhatIsStored(String text) {
        Period period = Period.parse(text).orElseThrow();
        Period given = period.givenAt(march(1), ZoneOffset.UTC);

        assertThat(Period.stored(period.stored())).contains(period);
        assertThat(Period.stored(given.stored())).contains(given);
        assertThat(given.stored().length()).isLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "2026-03-01/",
                "/2026-03-01",
                "2026-03-01/P1D",
                "2026-02-30/2026-03-01",
                "2026-03-01/1969-12-31"
            })
    void isNotReadFromAnythingElse(String text) {
        assertThat(Period.stored(text)).isEmpty();
    }

    @Test
    void isNotWrittenByPeopleAsItIsStored() {
        assertThat(Period.parse("2026-03-01/2026-03-10")).isEmpty();
    }

    private static Instant march(int day) {
        return Instant.parse("2026-03-%02dT12:00:00Z".formatted(day));
    }

    private static Instant endFrom(String start, String text, ZoneId zone) {
        return Period.parse(text)
                .orElseThrow()
                .endFrom(Instant.parse(start), zone)
                .orElseThrow();
    }

    @Test
    void makesNoPeriodOfNothing() {
        assertThatThrownBy(() -> new Period.Lasting("P0D")).isInstanceOf(IllegalArgumentException.class);
    }
}
