package io.github.keycloakguests.tests.realm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What the token endpoint gave. */
public record Tokens(JsonNode response) {

    static Tokens of(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("no tokens: " + answer.status() + " " + answer.body());
        }
        return new Tokens(answer.json());
    }

    public String accessToken() {
        return response.get("access_token").asText();
    }

    public String refreshToken() {
        return response.get("refresh_token").asText();
    }

    public String idToken() {
        return response.get("id_token").asText();
    }

    /** The claims of the access token. */
    public JsonNode claims() {
        return payload(accessToken());
    }

    /** The claims of any JWT, its signature unread. */
    public static JsonNode payload(String jwt) {
        return Json.parse(new String(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }
}
