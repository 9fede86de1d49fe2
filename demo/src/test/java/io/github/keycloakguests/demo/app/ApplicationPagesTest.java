package io.github.keycloakguests.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationPagesTest {
    private final ApplicationPages pages =
            new ApplicationPages(new Wording(ZoneOffset.UTC), URI.create("http://localhost:8080/realms/demo/account"));

    @Test
    void showsEveryClaimAndRunsNoneOfThem() {
        Map<String, Object> claims = Map.of(
                "name",
                "<script>alert(1)</script>",
                "user_type",
                "guest",
                "guest",
                Map.of("org", "\"><img>", "spaces", List.of(Map.of("name", "<i>", "permission", "<b>"))));

        String html = pages.home(new Session("token", claims), Instant.EPOCH);

        assertThat(html)
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "Guest of &lt;i&gt;",
                        "&quot;&gt;&lt;img&gt;",
                        "user_type")
                .doesNotContain("<script", "<img", "<i>", "<b>");
    }

    @Test
    void repeatsWhatKeycloakSaysAsText() {
        assertThat(pages.notLoggedIn("<script>")).contains("&lt;script&gt;").doesNotContain("<script>");
    }
}
