package io.github.keycloakguests.tests.realm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An OIDC client of a test realm, as its application sees it.
 *
 * @param secret empty for a public client
 */
public record TestClient(String realmUrl, String id, String clientId, String redirectUri, String secret) {

    /** The address of the login page. */
    public String loginUrl(String scope) {
        return loginUrl(scope, Map.of());
    }

    /** The address of the login page, with more parameters such as {@code login_hint} or {@code prompt}. */
    public String loginUrl(String scope, Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("redirect_uri", redirectUri);
        query.put("response_type", "code");
        query.put("scope", scope);
        query.put("state", UUID.randomUUID().toString());
        query.put("nonce", UUID.randomUUID().toString());
        query.putAll(more);
        return realmUrl + "/protocol/openid-connect/auth?" + Http.encoded(query);
    }

    public Tokens exchange(String code) {
        return Tokens.of(ask(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri)));
    }

    public Tokens refresh(Tokens tokens) {
        return Tokens.of(askToRefresh(tokens));
    }

    /** For tests which expect a refusal. */
    public Answer askToRefresh(Tokens tokens) {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", tokens.refreshToken()));
    }

    /** Tokens by the password grant; the client must have been made with direct access. */
    public Tokens tokens(TestUser user) {
        return Tokens.of(askForTokens(user));
    }

    /** For tests which expect a refusal. */
    public Answer askForTokens(TestUser user) {
        return ask(Map.of(
                "grant_type", "password", "username", user.username(), "password", user.password(), "scope", "openid"));
    }

    /** What the token endpoint answers to a grant. */
    public Answer ask(Map<String, String> grant) {
        return post("token", grant);
    }

    /** Sends a form to one of the endpoints of OpenID Connect, as this client. */
    public Answer post(String endpoint, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("client_id", clientId);
        if (!secret.isEmpty()) {
            form.put("client_secret", secret);
        }
        return Http.postForm(realmUrl + "/protocol/openid-connect/" + endpoint, form);
    }
}
