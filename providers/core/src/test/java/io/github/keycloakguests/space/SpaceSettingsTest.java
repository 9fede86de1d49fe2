package io.github.keycloakguests.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"M", "Märkte & Mehr {0} 🎉", "x"})
    void takeANameOfOneLine(String name) {
        assertThat(named(name).displayName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\nb", "a\u0000b", "a\u007fb"})
    void takeNoNameThatIsNone(String name) {
        assertThat(SpaceSettings.acceptsName(name)).isFalse();
        assertThatThrownBy(() -> named(name)).hasMessage("not a name of a space");
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void takeANameUpToItsLength(int length, boolean accepted) {
        assertThat(SpaceSettings.acceptsName("n".repeat(length))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Two\r\nlines,\tand a tab"})
    void takeADescriptionOfManyLines(String description) {
        assertThat(described(description).description()).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false"})
    void takeADescriptionUpToItsLength(int length, boolean accepted) {
        assertThat(SpaceSettings.acceptsDescription("d".repeat(length))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u007f"})
    void takeNoControlCharactersInADescription(String description) {
        assertThatThrownBy(() -> described(description)).hasMessage("not a description of a space");
    }

    private static SpaceSettings named(String name) {
        return new SpaceSettings(name, null, null, null, GuestDefaults.NONE, null);
    }

    private static SpaceSettings described(String description) {
        return new SpaceSettings(null, description, null, null, GuestDefaults.NONE, null);
    }
}
