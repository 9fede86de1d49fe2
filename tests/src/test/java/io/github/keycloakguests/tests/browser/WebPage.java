package io.github.keycloakguests.tests.browser;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * Where a visitor has arrived.
 *
 * @param chain all addresses on the way, this one's last
 * @param document what a reader without scripts gets
 */
public record WebPage(URI url, int status, HttpHeaders headers, List<URI> chain, Document document) {

    static WebPage of(HttpResponse<String> response, List<URI> chain) {
        return new WebPage(
                response.uri(),
                response.statusCode(),
                response.headers(),
                List.copyOf(chain),
                Jsoup.parse(response.body(), response.uri().toString()));
    }

    /** Where it sends the visitor: set when that is an application outside the server. */
    public Optional<URI> redirect() {
        return status / 100 == 3 ? headers.firstValue("Location").map(url::resolve) : Optional.empty();
    }

    /** The authorization code that it brings to the application. */
    public String code() {
        return Optional.ofNullable(redirectParameters().get("code"))
                .orElseThrow(() -> new AssertionError("no code in " + redirect() + ", but " + status + ": " + text()));
    }

    /** The parameters in the query of the redirect. */
    public Map<String, String> redirectParameters() {
        return parameters(redirect().map(URI::getRawQuery).orElse(""));
    }

    /** What the redirect brings to the application, in its query or behind it. */
    public Map<String, String> returned() {
        String fragment = redirect().map(URI::getRawFragment).orElse(null);
        return fragment == null ? redirectParameters() : parameters(fragment);
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(
                        it -> it[0], it -> it.length > 1 ? decoded(it[1]) : "", (first, later) -> later));
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    public String text() {
        return document.body().text();
    }

    /** The only form, or the first. */
    public FormElement form() {
        return form("form");
    }

    public FormElement form(String css) {
        return document.select(css).forms().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + css + " on " + url + " (" + status + "): " + text()));
    }

    /** The address of the first link that matches. */
    public String link(String css) {
        Element link = document.selectFirst(css);
        if (link == null) {
            throw new AssertionError("no " + css + " on " + url + " (" + status + "): " + text());
        }
        return link.absUrl("href");
    }
}
