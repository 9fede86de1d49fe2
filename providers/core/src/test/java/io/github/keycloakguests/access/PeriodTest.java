package io.github.keycloakguests.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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

        assertThat(period.endFrom(Instant.parse("2026-03-01T12:00:00Z"))).contains(end);
        assertThat(period.text()).isEqualTo(text);
    }

    @Test
    void neverEnds() {
        Period never = Period.parse("never").orElseThrow();

        assertThat(never.endFrom(Instant.EPOCH)).isEmpty();
        assertThat(never.text()).isEqualTo("never");
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

    @Test
    void makesNoPeriodOfNothing() {
        assertThatThrownBy(() -> new Period.Lasting("P0D")).isInstanceOf(IllegalArgumentException.class);
    }
}
