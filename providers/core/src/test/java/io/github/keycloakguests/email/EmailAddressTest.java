package io.github.keycloakguests.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final String LABEL = "b".repeat(63);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "ada.lovelace+guests@example.co.uk",
                "o'brien@example.org",
                "a!#$%&*+/=?^_`{|}~-z@example.org",
                "a@b",
                "ada@localhost",
                "ada@münchen.de",
                "ada@xn--mnchen-3ya.de",
                "ada@例え.jp",
                "1@1.2"
            })
    void readsAMailbox(String typed) {
        assertThat(EmailAddress.parse(typed)).map(EmailAddress::value).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.org",
                "ada@",
                "ada@@example.org",
                "ada@ex@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@.example.org",
                "ada@example..org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exa_mple.org",
                "ada@[127.0.0.1]",
                "a da@example.org",
                "\"ada\"@example.org",
                "\"a b\"@example.org",
                "ada@exam\"ple.org",
                "<ada@example.org>",
                "ada@example.org>",
                "ada,ben@example.org",
                "ada@example.org,ben@example.org",
                "ada@example.org;",
                "ädä@example.org",
                "ada\u0000@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada\r\n@example.org",
                "ada@exam\nple.org",
                "ada@example.org\u2028x",
                "mailto:ada@example.org,"
            })
    void readsNothingElse(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"64, 1, true", "65, 1, false", "1, 63, true", "1, 64, false"})
    void keepsToTheLengthsOfItsParts(int local, int label, boolean read) {
        assertThat(EmailAddress.parse("a".repeat(local) + "@" + "b".repeat(label) + ".org"))
                .matches(it -> it.isPresent() == read);
    }

    @ParameterizedTest
    @CsvSource({"60, true", "61, true", "62, false"})
    void keepsToTheLengthOfTheWhole(int last, boolean read) {
        String typed = "a".repeat(64) + "@" + LABEL + "." + LABEL + "." + "b".repeat(last);

        assertThat(EmailAddress.parse(typed).isPresent()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "ADA@Example.ORG", "  ada@example.org\n", "\tAda@example.org "})
    void ignoresCaseAndBlanksAround(String typed) {
        assertThat(new EmailAddress(typed)).isEqualTo(new EmailAddress("ada@example.org"));
    }

    @Test
    void ignoresTheCaseOfOtherScripts() {
        assertThat(new EmailAddress("ada@MÜNCHEN.de")).isEqualTo(new EmailAddress("ada@münchen.de"));
    }

    @Test
    void doesNotRepeatWhatItRefuses() {
        assertThatThrownBy(() -> new EmailAddress("secret words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
