package io.github.keycloakguests.tests.paths;

import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where somebody shows a token that it was given before. */
final class TokenWays {

    private final Premises premises;
    private final TestRealm realm;
    private final TestClient app;

    TokenWays(Premises premises) {
        this.premises = premises;
        this.realm = premises.realm();
        this.app = premises.app();
    }

    List<Way> all() {
        return List.of(
                new Way("userinfo", guest -> showing(guest, this::userinfo)),
                new Way("introspection of an access token", guest -> introspecting(guest, "access_token")),
                new Way("introspection of a refresh token", guest -> introspecting(guest, "refresh_token")),
                new Way("account API", guest -> showing(guest, this::account)),
                new Way(
                        "API of this extension",
                        guest -> showing(guest, it -> realm.call("GET", "/realms/{realm}/guests/spaces", it))),
                new Way("userinfo, with a token from an exchange", this::exchanged));
    }

    private Supplier<String> showing(TestUser guest, Function<String, Answer> where) {
        String token = premises.tokens(guest, "openid").accessToken();
        return () -> Outcome.of(where.apply(token));
    }

    private Supplier<String> exchanged(TestUser guest) {
        String token = app.ask(GrantWays.exchanging(premises.tokens(guest, "openid")))
                .json()
                .path("access_token")
                .asText();
        return () -> Outcome.of(userinfo(token));
    }

    private Supplier<String> introspecting(TestUser guest, String kind) {
        String token = premises.tokens(guest, "openid").response().path(kind).asText();
        return () -> Outcome.of(
                app.post("token/introspect", Map.of("token", token, "token_type_hint", kind)),
                it -> it.json().path("active").asBoolean());
    }

    private Answer userinfo(String token) {
        return realm.call("GET", "/realms/{realm}/protocol/openid-connect/userinfo", token);
    }

    private Answer account(String token) {
        return Answer.of(Http.send(Http.request(realm.url() + "/account")
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token)
                .GET()
                .build()));
    }
}
