package io.github.keycloakguests.demo.app;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where a code becomes an ID token. */
final class TokenEndpoint {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final RealmAddresses addresses;

    TokenEndpoint(RealmAddresses addresses) {
        this.addresses = addresses;
    }

    /** The raw ID token; nothing if the realm did not accept the code. */
    Optional<String> redeem(String code, LoginAttempt attempt) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(addresses.token())
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(RealmAddresses.form(Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                RealmAddresses.CLIENT,
                                "code",
                                code,
                                "redirect_uri",
                                addresses.callback().toString(),
                                "code_verifier",
                                attempt.verifier()))))
                        .build(),
                BodyHandlers.ofString());
        return response.statusCode() == 200 ? idTokenIn(response.body()) : Optional.empty();
    }

    private static Optional<String> idTokenIn(String body) throws IOException {
        try {
            return Optional.ofNullable(JSONObjectUtils.getString(JSONObjectUtils.parse(body), "id_token"));
        } catch (ParseException e) {
            throw new IOException("the token endpoint did not answer JSON", e);
        }
    }
}
