package io.github.keycloakguests.demo.server;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;

/** The administrator's calls for guests. */
public final class Administration {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI guests;
    private final String token;

    private Administration(URI guests, String token) {
        this.guests = guests;
        this.token = token;
    }

    /** Logs in as the server's first administrator. */
    public static Administration of(URI keycloak, String realm) throws IOException, InterruptedException {
        HttpRequest login = HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=%s&password=%s"
                        .formatted(KeycloakServer.ADMIN, KeycloakServer.ADMIN_PASSWORD)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(login, BodyHandlers.ofString());
            String token = JSONObjectUtils.getString(JSONObjectUtils.parse(response.body()), "access_token");
            if (token == null) {
                throw new IOException("the administrator may not log in: HTTP " + response.statusCode());
            }
            return new Administration(keycloak.resolve("/admin/realms/" + realm + "/guests/"), token);
        } catch (ParseException e) {
            throw new IOException("the token endpoint did not answer JSON", e);
        }
    }

    /** Gives Keycloak's own clients what the realm's new default scope gives to new clients only; the HTTP status. */
    public int applySetup() throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(guests.resolve("setup/apply")).POST(BodyPublishers.noBody()));
    }

    /** Lets a user manage all guests of a space; the HTTP status. */
    public int makeManager(String space, String user) throws IOException, InterruptedException {
        return status(HttpRequest.newBuilder(guests.resolve("spaces/%s/managers/%s".formatted(space, user)))
                .PUT(BodyPublishers.noBody()));
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(
                        request.timeout(PATIENCE)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
