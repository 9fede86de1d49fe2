package io.github.keycloakguests.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestTypeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Permission READ = new Permission("read");

    @ParameterizedTest
    @CsvSource({
        "P30D, true",
        "PT720H, true",
        "P29DT23H59M59S, true",
        "P30DT1S, false",
        "2026-03-30, true",
        "2026-03-31, false",
        "never, false"
    })
    void allowsWhatEndsWithinTheLongestPeriod(String period, boolean allowed) {
        GuestType type = type(Optional.of(Duration.ofDays(30)), "P30D", Duration.ofDays(7));

        assertThat(type.allows(Period.parse(period).orElseThrow(), NOON)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P5000Y", "9998-12-31", "never"})
    void allowsAnythingWithoutALongestPeriod(String period) {
        assertThat(type(Optional.empty(), "never", Duration.ofDays(7))
                        .allows(Period.parse(period).orElseThrow(), NOON))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT59M59S, false", "PT1H, true", "PT1H1S, true", "PT719H59M59S, true", "P30D, true", "PT720H1S, false"})
    void boundsTheValidityOfInvitations(Duration validity, boolean accepted) {
        assertThat(GuestType.validityInBounds(validity)).isEqualTo(accepted);
    }

    @Test
    void isNotMadeWithDefaultsThatItForbids() {
        assertThatThrownBy(() -> type(Optional.empty(), "P1D", Duration.ofMinutes(59)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> type(Optional.empty(), "2026-12-31", Duration.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GuestType(
                        "partner",
                        List.of(new Permission("edit")),
                        READ,
                        new Period.Never(),
                        Optional.empty(),
                        Duration.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"read, true", "a-1, true", "Read, false", "1a, false", "-a, false", "a b, false", "'', false"})
    void readsAPermission(String typed, boolean read) {
        assertThat(Permission.parse(typed).isPresent()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"32, true", "33, false"})
    void boundsTheLengthOfAPermission(int length, boolean read) {
        assertThat(Permission.parse("p".repeat(length)).isPresent()).isEqualTo(read);
    }

    private static GuestType type(Optional<Duration> longest, String period, Duration validity) {
        return new GuestType(
                "partner", List.of(READ), READ, Period.parse(period).orElseThrow(), longest, validity);
    }
}
