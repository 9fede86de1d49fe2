package io.github.keycloakguests.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordLifeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT6H,    PT6H",
        "PT1M,    PT1M",
        "P1D,     PT24H",
        "P3650D,  PT87600H",
        "never,   never",
    })
    void readsWhatItWrites(String typed, String text) {
        PasswordLife life = PasswordLife.parse(typed).orElseThrow();

        assertThat(life.text()).isEqualTo(text);
        assertThat(PasswordLife.parse(text)).contains(life);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "6", "6h", "PT", "P1M", "P1Y", "PT0S", "PT59S", "-PT6H", "PT-6H", "P3651D", "PT9E9H", "Never"
            })
    void readsNothingElse(String typed) {
        assertThat(PasswordLife.parse(typed)).isEmpty();
    }

    @Test
    void endsSoLongAfterItsStart() {
        assertThat(PasswordLife.of(Duration.ofHours(6)).endFrom(NOON)).contains(NOON.plusSeconds(6 * 3600));
        assertThat(PasswordLife.NEVER.endFrom(NOON)).isEmpty();
    }

    @Test
    void putsTheShortestFirst() {
        PasswordLife hour = PasswordLife.of(Duration.ofHours(1));
        PasswordLife day = PasswordLife.of(Duration.ofDays(1));

        assertThat(Stream.of(PasswordLife.NEVER, day, hour).sorted()).containsExactly(hour, day, PasswordLife.NEVER);
    }
}
