package io.github.keycloakguests.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomeUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://localhost:8080/app?x=1#top",
                "HTTPS://Example.org/",
                "https://[::1]:8443/",
                "https://example.org/a%20b"
            })
    void readsAnAddressOfTheWeb(String typed) {
        assertThat(HomeUrl.parse(" " + typed + "\n")).map(HomeUrl::value).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/home",
                "//example.org",
                "javascript:alert(1)",
                "JavaScript://example.org/%0aalert(1)",
                "data:text/html,x",
                "ftp://example.org",
                "file:///etc/passwd",
                "https:example.org",
                "https:///home",
                "https://user@example.org",
                "https://user:secret@example.org",
                "https://example.org@evil.org",
                "https://@evil.org",
                "https://example.org\\@evil.org",
                "https:\\\\example.org",
                "https://exa mple.org",
                "https://example.org/\r\nSet-Cookie: x",
                "https://example.org/\tx",
                "https://exa_mple.org",
                "https://"
            })
    void readsNothingElse(String typed) {
        assertThat(HomeUrl.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, true", "501, false"})
    void boundsTheLength(int length, boolean accepted) {
        String start = "https://example.org/";

        assertThat(HomeUrl.parse(start + "a".repeat(length - start.length())).isPresent())
                .isEqualTo(accepted);
    }

    @Test
    void makesNoHomeOfAScript() {
        assertThatThrownBy(() -> new HomeUrl("javascript:alert(1)")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/other?x, true",
        "https://EXAMPLE.org, true",
        "https://example.org:443/, true",
        "https://example.org:80/, false",
        "https://example.org:8443/, false",
        "http://example.org/, false",
        "http://example.org:443/, false",
        "https://sub.example.org/, false",
        "https://example.org.evil.org/, false",
        "https://example.com/, false"
    })
    void knowsItsSite(String other, boolean same) {
        assertThat(new HomeUrl("https://example.org/home").sameSiteAs(new HomeUrl(other)))
                .isEqualTo(same);
    }

    @Test
    void knowsTheDefaultPortOfPlainHttp() {
        assertThat(new HomeUrl("http://example.org").sameSiteAs(new HomeUrl("http://example.org:80/")))
                .isTrue();
    }
}
