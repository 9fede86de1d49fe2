package io.github.keycloakguests.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a template may hold. */
class TemplatesTest {

    @ParameterizedTest
    @MethodSource("templates")
    void neverSwitchesEscapingOff(Path template) {
        assertThat(Sources.text(template)).doesNotContain("no_esc", "kcSanitize", "noautoesc", "?interpret", "?eval");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsNoTextOfItsOwn(Path template) {
        String rest = Sources.text(template)
                .replaceAll("(?s)<#--.*?-->", "")
                .replaceAll("\\$\\{[^}]*}", "")
                .replaceAll("(?m)^\\s*<#(assign|local|global|return|function)\\b.*>$", "")
                .replaceAll("</?[#@][^<>]*>", "")
                .replaceAll("<[^<>]*>", "")
                .replaceAll("\\b(required|aria-\\w+)(=\"[^\"]*\")?\\s", "");

        assertThat(rest.replaceAll("[^\\p{L}]", "")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void namesOnlyUsAndTheTheme(Path template) {
        assertThat(Sources.text(template)).doesNotContain("http://", "https://").doesNotContainPattern("\\son\\w+=");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void carriesOurPrefix(Path template) {
        assertThat(template.getFileName().toString()).startsWith("guest-");
    }

    static List<Path> templates() {
        return Sources.templates();
    }
}
