package io.github.keycloakguests.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Hello {0}", "Costs ${x} and #{y}", "<b>Grüße</b> 🎉", "it's '{1}'"})
    void takesASubjectLiterally(String typed) {
        assertThat(SubjectLine.parse("  " + typed + " "))
                .map(SubjectLine::value)
                .contains(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "a\r\nBcc: eve@x.org",
                "a\nb",
                "a\rb",
                "a\n",
                "\na",
                "a\u2028b",
                "a\u2029b",
                "a\u0085b",
                "a\u0000b",
                "a\tb",
                "a\u007fb"
            })
    void refusesASubjectThatIsNotOneLine(String typed) {
        assertThat(SubjectLine.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "200, true", "201, false"})
    void boundsTheLengthOfASubject(int length, boolean accepted) {
        assertThat(SubjectLine.parse("s".repeat(length)).isPresent()).isEqualTo(accepted);
    }

    @Test
    void makesNoSubjectOfTwoLines() {
        assertThatThrownBy(() -> new SubjectLine("secret\nwords"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void keepsTheLinesOfAMessage() {
        assertThat(PersonalMessage.parse(" Dear {0},\r\n\r\n\twelcome to ${x}\rAda 🎉\n"))
                .map(PersonalMessage::value)
                .contains("Dear {0},\n\n\twelcome to ${x}\nAda 🎉");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "a\u0000b", "a\u001bb", "a\u007fb"})
    void refusesAMessageOfControlCharactersOrNothing(String typed) {
        assertThat(PersonalMessage.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2000, true", "2001, false"})
    void boundsTheLengthOfAMessage(int length, boolean accepted) {
        assertThat(PersonalMessage.parse("m".repeat(length)).isPresent()).isEqualTo(accepted);
    }

    @Test
    void countsALineEndOnce() {
        assertThat(PersonalMessage.parse("m\r\n".repeat(999) + "mm")).isPresent();
    }

    @Test
    void takesABlankNameForUnknown() {
        assertThat(new PersonName(" ", "", null)).isEqualTo(PersonName.UNKNOWN);
        assertThat(new PersonName(" Ada ", null, null).display()).isEqualTo("Ada");
    }

    @ParameterizedTest
    @CsvSource({"100, true", "101, false"})
    void boundsTheLengthOfAName(int length, boolean accepted) {
        assertThat(PersonName.accepts("n".repeat(length))).isEqualTo(accepted);
    }

    @Test
    void makesNoNameOfControlCharacters() {
        assertThatThrownBy(() -> new PersonName("Ada\r\nBcc: eve", null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
