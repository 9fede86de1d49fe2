package io.github.keycloakguests.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSettingsTest {

    @ParameterizedTest
    @CsvSource({"never, 0", "P1D, 1", "PT48H, 2", "P90D, 90"})
    void readsForHowManyDaysABrowserIsRemembered(String text, int days) {
        assertThat(CodeSettings.memory(text)).contains(Duration.ofDays(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P0D", "-P1D", "P91D", "P1M", "P1Y", "PT36H", "30", "always", "P99999999999D"})
    void readsNoMemoryFrom(String text) {
        assertThat(CodeSettings.memory(text)).isEmpty();
    }
}
