package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import io.github.keycloakguests.tests.server.DecoupledDevice;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Ways to tokens at the token endpoint. */
final class GrantWays {

    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final Premises premises;
    private final TestClient app;
    private final TestClock clock;

    GrantWays(Premises premises, TestClock clock) {
        this.premises = premises;
        this.app = premises.app();
        this.clock = clock;
    }

    List<Way> all() {
        return List.of(
                new Way("password grant", this::password),
                new Way("JWT grant (RFC 7523)", this::assertion),
                new Way("CIBA, approved before", this::ciba),
                new Way("device, approved before", this::device),
                new Way("code from before", this::code),
                new Way("refresh token", guest -> refreshing(guest, "openid")),
                new Way("offline token", guest -> refreshing(guest, "openid offline_access")),
                new Way("exchange of an access token", this::exchange),
                new Way("UMA, with an access token", this::uma));
    }

    private Supplier<String> password(TestUser guest) {
        return () -> Outcome.of(app.askForTokens(guest));
    }

    private Supplier<String> assertion(TestUser guest) {
        String assertion = premises.asserting()
                .assertion(guest.username(), premises.realm().url(), clock.now());
        return () -> Outcome.of(
                app.ask(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion)));
    }

    private Supplier<String> ciba(TestUser guest) {
        String request = app.post("ext/ciba/auth", Map.of("scope", "openid", "login_hint", guest.username()))
                .json()
                .path("auth_req_id")
                .asText();
        DecoupledDevice.shared().approve(guest.username(), app.realmUrl());
        return () ->
                Outcome.of(app.ask(Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", request)));
    }

    private Supplier<String> device(TestUser guest) {
        var code = app.post("auth/device", Map.of("scope", "openid")).json();
        Visitor visitor = new Visitor();
        WebPage consent = visitor.signIn(
                visitor.open(code.path("verification_uri_complete").asText()), guest);
        visitor.submit(consent, Map.of("accept", "Yes"));
        return () -> Outcome.of(app.ask(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                code.path("device_code").asText())));
    }

    private Supplier<String> code(TestUser guest) {
        Visitor visitor = new Visitor();
        String code = visitor.signIn(visitor.openLogin(app, "openid"), guest).code();
        return () -> Outcome.of(
                app.ask(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", app.redirectUri())));
    }

    private Supplier<String> refreshing(TestUser guest, String scope) {
        Tokens tokens = premises.tokens(guest, scope);
        return () -> Outcome.of(app.askToRefresh(tokens));
    }

    private Supplier<String> exchange(TestUser guest) {
        Tokens tokens = premises.tokens(guest, "openid");
        return () -> Outcome.of(app.ask(exchanging(tokens)));
    }

    static Map<String, String> exchanging(Tokens tokens) {
        return Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                tokens.accessToken(),
                "subject_token_type",
                ACCESS_TOKEN);
    }

    private Supplier<String> uma(TestUser guest) {
        Tokens tokens = premises.tokens(guest, "openid");
        return () -> Outcome.of(Http.postForm(
                app.realmUrl() + "/protocol/openid-connect/token",
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "audience", app.clientId()),
                tokens.accessToken()));
    }
}
