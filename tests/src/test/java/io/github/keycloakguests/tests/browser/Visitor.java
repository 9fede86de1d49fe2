package io.github.keycloakguests.tests.browser;

import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.FormElement;

/**
 * Somebody at a browser without scripts: follows redirects within the server, keeps cookies, fills forms. At a redirect
 * to another host, the application's, it stops.
 */
public final class Visitor {

    private static final int MANY_REDIRECTS = 20;

    private final CookieJar cookies = new CookieJar();
    private String languages = "en";

    /** Prefers other languages from now on, such as {@code de}. */
    public Visitor reading(String acceptLanguage) {
        languages = acceptLanguage;
        return this;
    }

    public WebPage open(String url) {
        return travel(Http.request(url).GET().build());
    }

    /** What mail scanners do with a link before its reader sees it. */
    public WebPage head(String url) {
        return travel(Http.request(url).HEAD().build());
    }

    /** Sends the page's first form with these fields filled in; the others stay as they are. */
    public WebPage submit(WebPage page, Map<String, String> fields) {
        return submit(page.form(), fields);
    }

    /** Sends a form with these fields filled in, by its first button unless {@code fields} names another. */
    public WebPage submit(FormElement form, Map<String, String> fields) {
        FilledForm filled = new FilledForm(form, fields);
        if (form.attr("method").equalsIgnoreCase("post")) {
            return post(filled.action(), filled.content());
        }
        return open(filled.action().replaceAll("\\?.*", "") + "?" + Http.encoded(filled.content()));
    }

    /** Sends the page's first form and goes nowhere from there: the redirect is the answer. */
    public WebPage submitAndStay(WebPage page, Map<String, String> fields) {
        FilledForm filled = new FilledForm(page.form(), fields);
        return post(filled.action(), filled.content(), false);
    }

    /** Sends fields to an address, whatever form it belongs to. */
    public WebPage post(String url, Map<String, String> fields) {
        return post(url, fields, true);
    }

    private WebPage post(String url, Map<String, String> fields, boolean following) {
        HttpRequest request = Http.request(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Http.encoded(fields)))
                .build();
        return following ? travel(request) : WebPage.of(step(request), List.of(request.uri()));
    }

    public WebPage openLogin(TestClient client, String scope) {
        return open(client.loginUrl(scope));
    }

    /** Fills Keycloak's own user name and password form; where there are organizations, these are two, one by one. */
    public WebPage signIn(WebPage loginPage, TestUser user) {
        Map<String, String> credentials = Map.of("username", user.username(), "password", user.password());
        WebPage next = submit(loginPage.form("#kc-form-login"), credentials);
        return asksForPassword(next) && !asksForPassword(loginPage)
                ? submit(next.form("#kc-form-login"), credentials)
                : next;
    }

    private static boolean asksForPassword(WebPage page) {
        return !page.document().select("#kc-form-login #password").isEmpty();
    }

    /** The whole code flow of somebody who needs nothing but user name and password. */
    public Tokens signIn(TestClient client, TestUser user) {
        return client.exchange(signIn(openLogin(client, "openid"), user).code());
    }

    /** Takes cookies that somebody else was given at that address. */
    public void receive(URI from, List<String> setCookieHeaders) {
        cookies.keep(from, setCookieHeaders);
    }

    public List<String> cookieNames() {
        return cookies.names();
    }

    /** Closes the browser: what is to last longer is there when it is opened again. */
    public Visitor closeBrowser() {
        cookies.forgetThoseWithoutAge();
        return this;
    }

    /** Is from now on somebody whom no server knows. */
    public void forgetCookies() {
        cookies.forget();
    }

    private WebPage travel(HttpRequest first) {
        List<URI> chain = new ArrayList<>();
        HttpRequest request = first;
        while (true) {
            chain.add(request.uri());
            WebPage page = WebPage.of(step(request), chain);
            URI next = page.redirect().orElse(null);
            if (next == null || !next.getAuthority().equals(request.uri().getAuthority())) {
                return page;
            }
            if (chain.size() > MANY_REDIRECTS) {
                throw new AssertionError("redirected without an end: " + chain);
            }
            // As browsers do: what follows a POST is a GET, but a HEAD stays one.
            HttpRequest.Builder following = Http.request(next.toString());
            request = request.method().equals("HEAD")
                    ? following.HEAD().build()
                    : following.GET().build();
        }
    }

    private HttpResponse<String> step(HttpRequest request) {
        HttpRequest.Builder dressed = HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", languages);
        String cookie = cookies.headerFor(request.uri());
        if (!cookie.isEmpty()) {
            dressed.header("Cookie", cookie);
        }
        HttpResponse<String> response = Http.send(dressed.build());
        cookies.keep(request.uri(), response.headers().allValues("Set-Cookie"));
        return response;
    }
}
