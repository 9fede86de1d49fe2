package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestUser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Ways that somebody takes with a browser. */
final class BrowserWays {

    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

    private final Premises premises;
    private final TestClient app;
    private final Map<String, String> links = new HashMap<>();

    BrowserWays(Premises premises) {
        this.premises = premises;
        this.app = premises.app();
    }

    List<Way> all() {
        return List.of(
                new Way("user name and password", this::password),
                new Way("session cookie", guest -> opening(guest, Map.of())),
                new Way("session cookie, `prompt=none`", guest -> opening(guest, Map.of("prompt", "none"))),
                new Way(
                        "session cookie, implicit flow",
                        guest -> opening(guest, Map.of("response_type", "id_token token"))),
                new Way(
                        "session cookie, hybrid flow",
                        guest -> opening(guest, Map.of("response_type", "code id_token token"))),
                new Way("session cookie, pushed request (PAR)", this::pushed),
                new Way("session cookie, SAML request", guest -> saml(guest, "?" + SamlRequest.inQuery(premises))),
                new Way("session cookie, SAML without request", guest -> saml(guest, "/clients/" + Premises.SAML)),
                new Way("session that an administrator opened (impersonation)", this::impersonated),
                new Way("login at another identity provider", this::brokered),
                new Way("link to required actions", this::requiredActions),
                new Way("link to a new password", this::newPassword));
    }

    private Supplier<String> password(TestUser guest) {
        Visitor visitor = new Visitor();
        WebPage passwords = passwords(visitor, guest);
        return () -> landing(visitor.submit(passwords.form("#kc-form-login"), Map.of("password", guest.password())));
    }

    /** Names are asked for first where there are organizations. */
    private WebPage passwords(Visitor visitor, TestUser guest) {
        WebPage names = visitor.openLogin(app, "openid");
        return visitor.submit(names.form("#kc-form-login"), Map.of("username", guest.username()));
    }

    private Supplier<String> opening(TestUser guest, Map<String, String> request) {
        Visitor visitor = premises.loggedIn(guest);
        return () -> landing(visitor.open(app.loginUrl("openid", request)));
    }

    private Supplier<String> pushed(TestUser guest) {
        Visitor visitor = premises.loggedIn(guest);
        Answer pushed = app.post(
                "ext/par/request",
                Map.of("response_type", "code", "redirect_uri", app.redirectUri(), "scope", "openid"));
        String request = pushed.json().path("request_uri").asText();
        return () -> landing(visitor.open(app.loginUrl("openid", Map.of("request_uri", request))));
    }

    private Supplier<String> saml(TestUser guest, String path) {
        Visitor visitor = premises.loggedIn(guest);
        return () ->
                Outcome.of(visitor.open(premises.realm().url() + "/protocol/saml" + path), BrowserWays::assertsTheUser);
    }

    private Supplier<String> impersonated(TestUser guest) {
        Visitor visitor = new Visitor();
        Answer opened = premises.realm()
                .call(
                        "POST",
                        "/admin/realms/{realm}/users/" + guest.id() + "/impersonation",
                        premises.realm().server().adminToken());
        visitor.receive(URI.create(premises.realm().url()), opened.headers().allValues("Set-Cookie"));
        return () -> landing(visitor.openLogin(app, "openid"));
    }

    private Supplier<String> brokered(TestUser guest) {
        Visitor visitor = premises.comingFromHome(guest);
        return () -> landing(visitor.open(app.loginUrl("openid", Map.of("kc_idp_hint", Premises.HOME))));
    }

    private Supplier<String> requiredActions(TestUser guest) {
        String link = links.computeIfAbsent("actions of " + guest.username(), it -> {
            int before = premises.mail().to(guest.email()).size();
            premises.realm().admin().users().get(guest.id()).executeActionsEmail(List.of("UPDATE_PROFILE"));
            return premises.mail().await(guest.email(), before + 1).getLast().link("/login-actions/action-token");
        });
        return () -> Outcome.of(following(link), page -> has(page, "#kc-update-profile-form"));
    }

    private Supplier<String> newPassword(TestUser guest) {
        String link = links.computeIfAbsent("password of " + guest.username(), it -> {
            int before = premises.mail().to(guest.email()).size();
            Visitor visitor = new Visitor();
            WebPage forgotten = visitor.open(passwords(visitor, guest).link("a[href*=reset-credentials]"));
            visitor.submit(forgotten.form("#kc-reset-password-form"), Map.of("username", guest.username()));
            return premises.mail().await(guest.email(), before + 1).getLast().link("/login-actions/action-token");
        });
        return () -> Outcome.of(following(link), page -> has(page, "#kc-passwd-update-form"));
    }

    /** As somebody does who opens a mail in another browser, and goes on where it says that one may. */
    private static WebPage following(String link) {
        Visitor visitor = new Visitor();
        WebPage page = visitor.open(link);
        return has(page, "a[href*=action-token]") ? visitor.open(page.link("a[href*=action-token]")) : page;
    }

    private static String landing(WebPage page) {
        return Outcome.of(
                page, it -> it.returned().containsKey("code") || it.returned().containsKey("access_token"));
    }

    private static boolean assertsTheUser(WebPage page) {
        String response = page.document().select("input[name=SAMLResponse]").attr("value");
        return new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8).contains(SUCCESS);
    }

    private static boolean has(WebPage page, String css) {
        return !page.document().select(css).isEmpty();
    }
}
