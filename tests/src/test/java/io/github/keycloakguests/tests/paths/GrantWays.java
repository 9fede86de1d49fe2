package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import io.github.keycloakguests.tests.server.DecoupledDevice;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Ways to tokens and assertions without a browser. */
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
        return Stream.concat(
                        Stream.of(new Way("SAML without a browser (ECP)", this::enhancedClient)),
                        grants().entrySet().stream()
                                .map(it -> new Way(it.getKey(), guest -> {
                                    Supplier<Answer> asking = it.getValue().apply(guest);
                                    return () -> Outcome.of(asking.get());
                                })))
                .toList();
    }

    private Supplier<String> enhancedClient(TestUser guest) {
        String credentials = guest.username() + ":" + guest.password();
        return () -> {
            Answer answer = Answer.of(Http.send(Http.request(app.realmUrl() + "/protocol/saml")
                    .header("Content-Type", "text/xml")
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .POST(HttpRequest.BodyPublishers.ofString(SamlRequest.inEnvelope(premises)))
                    .build()));
            return Outcome.ofSaml(answer.body());
        };
    }

    /** By label, what asks for tokens once it has been prepared for a guest. */
    Map<String, Function<TestUser, Supplier<Answer>>> grants() {
        Map<String, Function<TestUser, Supplier<Answer>>> grants = new LinkedHashMap<>();
        grants.put("password grant", guest -> () -> app.askForTokens(guest));
        grants.put("JWT grant (RFC 7523)", this::assertion);
        grants.put("CIBA, approved before", this::ciba);
        grants.put("device, approved before", this::device);
        grants.put("code from before", this::code);
        grants.put("refresh token", guest -> refreshing(guest, "openid"));
        grants.put("offline token", guest -> refreshing(guest, "openid offline_access"));
        grants.put("exchange of an access token", this::exchange);
        grants.put("UMA, with an access token", this::uma);
        return grants;
    }

    private Supplier<Answer> assertion(TestUser guest) {
        String assertion = premises.asserting()
                .assertion(guest.username(), premises.realm().url(), clock.now());
        return () ->
                app.ask(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
    }

    private Supplier<Answer> ciba(TestUser guest) {
        String request = app.post("ext/ciba/auth", Map.of("scope", "openid", "login_hint", guest.username()))
                .json()
                .path("auth_req_id")
                .asText();
        DecoupledDevice.shared().approve(guest.username(), app.realmUrl());
        return () -> app.ask(Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", request));
    }

    private Supplier<Answer> device(TestUser guest) {
        var code = app.post("auth/device", Map.of("scope", "openid")).json();
        Visitor visitor = new Visitor();
        WebPage consent = visitor.signIn(
                visitor.open(code.path("verification_uri_complete").asText()), guest);
        visitor.submit(consent, Map.of("accept", "Yes"));
        return () -> app.ask(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                code.path("device_code").asText()));
    }

    private Supplier<Answer> code(TestUser guest) {
        Visitor visitor = new Visitor();
        String code = visitor.signIn(visitor.openLogin(app, "openid"), guest).code();
        return () ->
                app.ask(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", app.redirectUri()));
    }

    private Supplier<Answer> refreshing(TestUser guest, String scope) {
        Tokens tokens = premises.tokens(guest, scope);
        return () -> app.askToRefresh(tokens);
    }

    private Supplier<Answer> exchange(TestUser guest) {
        Tokens tokens = premises.tokens(guest, "openid");
        return () -> app.ask(exchanging(tokens));
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

    private Supplier<Answer> uma(TestUser guest) {
        Tokens tokens = premises.tokens(guest, "openid");
        return () -> Http.postForm(
                app.realmUrl() + "/protocol/openid-connect/token",
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "audience", app.clientId()),
                tokens.accessToken());
    }
}
