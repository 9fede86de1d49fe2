package io.github.keycloakguests.demo.app;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the realm and the application find each other.
 *
 * @param issuer the realm, as it names itself in tokens
 * @param application the application's own address
 */
public record RealmAddresses(URI issuer, URI application) {
    static final String CLIENT = "demo-app";

    URI login(LoginAttempt attempt) {
        return endpoint(
                "auth",
                Map.of(
                        "client_id",
                        CLIENT,
                        "response_type",
                        "code",
                        "scope",
                        "openid profile email",
                        "redirect_uri",
                        callback().toString(),
                        "state",
                        attempt.state(),
                        "nonce",
                        attempt.nonce(),
                        "code_challenge",
                        attempt.challenge(),
                        "code_challenge_method",
                        "S256"));
    }

    URI logout(String idToken) {
        return endpoint(
                "logout",
                Map.of(
                        "client_id", CLIENT,
                        "id_token_hint", idToken,
                        "post_logout_redirect_uri", application + "/"));
    }

    URI token() {
        return endpoint("token", Map.of());
    }

    URI keys() {
        return endpoint("certs", Map.of());
    }

    URI account() {
        return URI.create(issuer + "/account");
    }

    URI callback() {
        return URI.create(application + "/callback");
    }

    private URI endpoint(String name, Map<String, String> query) {
        String address = issuer + "/protocol/openid-connect/" + name;
        return URI.create(query.isEmpty() ? address : address + "?" + form(query));
    }

    static String form(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
