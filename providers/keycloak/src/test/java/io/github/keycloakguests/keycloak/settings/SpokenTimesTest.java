package io.github.keycloakguests.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpokenTimesTest {

    private static final Instant MOMENT = Instant.parse("2026-11-28T22:30:00Z");

    @Test
    void spellsADateInTheReadersLanguageAndZone() {
        assertThat(new SpokenTimes(Locale.ENGLISH, ZoneOffset.UTC).lastDay(MOMENT))
                .isEqualTo("November 28, 2026");
        assertThat(new SpokenTimes(Locale.GERMAN, ZoneId.of("Asia/Tokyo")).lastDay(MOMENT))
                .isEqualTo("29. November 2026");
    }

    @Test
    void countsMidnightToTheDayThatHasPassed() {
        assertThat(new SpokenTimes(Locale.ENGLISH, ZoneOffset.UTC).lastDay(Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo("December 31, 2026");
    }

    @Test
    void namesTheDayWithWhichSomethingBegins() {
        SpokenTimes times = new SpokenTimes(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));

        assertThat(times.beginning(Instant.parse("2026-11-27T23:00:00Z"))).isEqualTo("November 28, 2026");
        assertThat(times.beginning(Instant.parse("2026-11-28T00:00:00Z")))
                .startsWith("November 28, 2026")
                .contains("1:00")
                .endsWith("CET");
    }

    @Test
    void namesTheZoneOfATime() {
        assertThat(new SpokenTimes(Locale.GERMAN, ZoneId.of("Europe/Berlin")).dateAndTime(MOMENT))
                .contains("28. November 2026")
                .contains("23:30")
                .endsWith("MEZ");
        assertThat(new SpokenTimes(Locale.ENGLISH, ZoneId.of("UTC")).dateAndTime(MOMENT))
                .contains("10:30")
                .endsWith("UTC");
    }
}
