package io.github.keycloakguests.email;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainRulesTest {

    @Test
    void permitEverythingWhereNothingIsListed() {
        assertThat(permits("", "", "ada@example.org")).isTrue();
        assertThat(DomainRules.NONE.permits(new EmailAddress("ada@example.org")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org,         true",
        "mail.example.org,    true",
        "a.b.example.org,     true",
        "EXAMPLE.ORG,         true",
        "badexample.org,      false",
        "example.org.evil.test, false",
        "example.com,         false",
        "org,                 false",
    })
    void permitOnlyWhatIsAllowed(String domain, boolean permitted) {
        assertThat(permits("example.org", "", "ada@" + domain)).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({
        "example.org,      false",
        "mail.example.org, false",
        "EXAMPLE.ORG,      false",
        "badexample.org,   true",
        "example.com,      true",
    })
    void permitNothingThatIsDenied(String domain, boolean permitted) {
        assertThat(permits("", "example.org", "ada@" + domain)).isEqualTo(permitted);
    }

    @ParameterizedTest
    @CsvSource({"example.org, true", "mail.example.org, true", "bad.example.org, false", "x.bad.example.org, false"})
    void haveWhatIsDeniedCountMore(String domain, boolean permitted) {
        assertThat(permits("example.org", "bad.example.org", "ada@" + domain)).isEqualTo(permitted);
        assertThat(permits("bad.example.org", "example.org", "ada@" + domain)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@example.org",
                "*.example.org",
                ".example.org",
                "Example.ORG",
                " example.org ; other.test,",
                "\n,;example.org"
            })
    void areReadAsPeopleWriteThem(String list) {
        assertThat(permits(list, "", "ada@example.org")).isTrue();
        assertThat(permits(list, "", "ada@elsewhere.test")).isFalse();
        assertThat(permits("", list, "ada@mail.example.org")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exämple.org", "xn--exmple-cua.org", "EXÄMPLE.org"})
    void tellNoSpellingsOfADomainApart(String list) {
        assertThat(permits("", list, "ada@exämple.org")).isFalse();
        assertThat(permits("", list, "ada@xn--exmple-cua.org")).isFalse();
        assertThat(permits("", list, "ada@exaemple.org")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "https://example.com", "ex ample", "-", "a..b", "ex_ample.org", "()"})
    void passOverWhatIsNoDomain(String garbage) {
        assertThat(permits("", garbage + ", example.org", "ada@example.org")).isFalse();
        assertThat(permits("", garbage, "ada@example.org")).isTrue();
        assertThat(permits(garbage + ", example.org", "", "ada@example.org")).isTrue();
    }

    @Test
    void permitNobodyWhereWhatIsAllowedCannotBeRead() {
        assertThat(permits("https://example.org", "", "ada@example.org")).isFalse();
    }

    private static boolean permits(String allow, String deny, String address) {
        return DomainRules.parse(allow, deny).permits(new EmailAddress(address));
    }
}
