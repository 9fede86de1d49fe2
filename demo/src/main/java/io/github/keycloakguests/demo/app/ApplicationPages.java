package io.github.keycloakguests.demo.app;

import static io.github.keycloakguests.demo.web.Html.escape;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.keycloakguests.demo.app.Standing.Guest;
import io.github.keycloakguests.demo.app.Standing.Member;
import io.github.keycloakguests.demo.app.Standing.Space;
import io.github.keycloakguests.demo.app.Standing.Stranger;
import io.github.keycloakguests.demo.web.Page;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** What the application shows. */
record ApplicationPages(Wording wording, URI account) {
    private static final String TITLE = "Demo application";
    private static final List<String> OURS = List.of("user_type", "guest");

    String welcome() {
        return Page.of(TITLE, """
                <main class="card narrow">
                <p class="eyebrow">Demo application</p>
                <h1>Who are you?</h1>
                <p>This application asks Keycloak, and shows what it learns about guests and members.</p>
                <p><a class="button" href="/start">Log in</a></p>
                </main>
                """);
    }

    String notLoggedIn(String why) {
        return Page.of(TITLE, """
                <main class="card narrow">
                <p class="eyebrow">Demo application</p>
                <h1>You are not logged in</h1>
                <p>%s</p>
                <p><a class="button" href="/start">Try again</a></p>
                </main>
                """.formatted(escape(why)));
    }

    String home(Session session, Instant now) {
        Standing standing = Standing.of(session.claims(), now);
        return Page.of(TITLE, """
                <header class="bar">
                <span class="brand">Demo application</span>
                <span class="who">%s</span>
                <form method="post" action="/logout"><button class="quiet">Log out</button></form>
                </header>
                <main>
                <section class="card %s">
                <p class="eyebrow">You are here as</p>
                <h1>%s</h1>
                <p class="lead">%s</p>
                %s
                </section>
                <section class="card">
                <h2>What the ID token says</h2>
                <div class="scroll" tabindex="0" role="region" aria-label="Claims"><table>
                <thead><tr><th scope="col">Claim</th><th scope="col">Value</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table></div>
                <p class="hint">Your data, and your guests: <a href="%s">account console</a></p>
                </section>
                </main>
                """.formatted(
                        escape(session.name()),
                        look(standing),
                        escape(wording.headline(standing)),
                        escape(wording.details(standing)),
                        spaces(standing),
                        rows(session.claims()),
                        escape(account.toString())));
    }

    private static String look(Standing standing) {
        return switch (standing) {
            case Member member -> "member";
            case Guest guest -> "guest";
            case Stranger stranger -> "stranger";
        };
    }

    private String spaces(Standing standing) {
        return standing instanceof Guest guest
                ? guest.spaces().stream()
                        .map(this::space)
                        .collect(Collectors.joining("\n", "<ul class=\"spaces\">", "</ul>"))
                : "";
    }

    private String space(Space space) {
        return "<li><strong>%s</strong> <span class=\"chip\">%s</span> <span class=\"hint\">%s</span></li>"
                .formatted(escape(space.name()), escape(space.permission()), escape(wording.end(space.end())));
    }

    /** The claims about guests first, the rest by name. */
    private static String rows(Map<String, Object> claims) {
        return claims.entrySet().stream()
                .sorted(Comparator.comparing((Entry<String, Object> claim) -> !OURS.contains(claim.getKey()))
                        .thenComparingInt(claim -> OURS.indexOf(claim.getKey()))
                        .thenComparing(Entry::getKey))
                .map(ApplicationPages::row)
                .collect(Collectors.joining("\n"));
    }

    private static String row(Entry<String, Object> claim) {
        return "<tr%s><th scope=\"row\"><code>%s</code></th><td><code>%s</code></td></tr>"
                .formatted(
                        OURS.contains(claim.getKey()) ? " class=\"ours\"" : "",
                        escape(claim.getKey()),
                        escape(json(claim.getValue())));
    }

    private static String json(Object value) {
        String wrapped = JSONObjectUtils.toJSONString(Map.of("v", value));
        return wrapped.substring("{\"v\":".length(), wrapped.length() - 1);
    }
}
