package io.github.keycloakguests.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words that we ship, in every language. */
class MessagesTest {

    /** Keys that templates, ours and Keycloak's, put together from a code. */
    private static final Set<String> PUT_TOGETHER = Set.of(
            "guest-email-code-display-name",
            "guest-email-code-help-text",
            "guestPermission_read",
            "guestPermission_edit",
            "guestLinkOver_expired",
            "guestLinkOver_revoked",
            "guestLinkOver_used",
            "guestLinkOver_unknown");

    private static final Path ENGLISH = Sources.ROOT.resolve("messages/messages_en.properties");
    private static final Pattern KEY = Pattern.compile("\"(guest[A-Z][A-Za-z]*)\"");

    @ParameterizedTest
    @MethodSource("languages")
    void haveTheSameKeysInEveryLanguage(Path language) {
        assertThat(Sources.messages(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Sources.messages(ENGLISH).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void takeTheSameArgumentsInEveryLanguage(Path language) {
        Properties english = Sources.messages(ENGLISH);

        Sources.messages(language)
                .forEach((key, text) -> assertThat(arguments(text.toString()))
                        .as(key.toString())
                        .isEqualTo(arguments(english.getProperty(key.toString()))));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void writeApostrophesSoThatTheyAreSeen(Path language) {
        Sources.messages(language)
                .forEach((key, text) -> assertThat(text.toString().replace("''", ""))
                        .as(key.toString())
                        .doesNotContain("'")
                        .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void holdNeitherMarkupNorAddresses(Path language) {
        Sources.messages(language)
                .forEach((key, text) ->
                        assertThat(text.toString()).as(key.toString()).doesNotContain("<", ">", "&", "${", "http"));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void areWrittenInUtf8AndSpelledOnce(Path language) {
        String text = Sources.text(language);
        List<String> keys = text.lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.startsWith("guest"));
    }

    @Test
    void areAllUsed() {
        Set<String> used = new TreeSet<>(usedByTemplates());
        used.addAll(usedByProviders());
        used.addAll(PUT_TOGETHER);

        assertThat(Sources.messages(ENGLISH).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
    }

    static List<Path> languages() {
        return Sources.languages();
    }

    /** Subjects, errors and the like, as the providers' sources spell them. */
    private static Set<String> usedByProviders() {
        Set<String> used = new TreeSet<>();
        for (Path source : Sources.providers()) {
            KEY.matcher(Sources.text(source)).results().forEach(key -> used.add(key.group(1)));
        }
        assertThat(used).as("keys in the providers' sources").isNotEmpty();
        return used;
    }

    private static Set<String> usedByTemplates() {
        Set<String> used = new TreeSet<>();
        for (Path template : Sources.templates()) {
            Matcher keys = KEY.matcher(Sources.text(template));
            while (keys.find()) {
                used.add(keys.group(1));
            }
        }
        return used;
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }
}
