package io.github.keycloakguests.tests.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where servers ask people whether they want to log in somewhere else (CIBA): the telephones of all users. */
public final class DecoupledDevice {

    private static final String OPTION =
            "KC_SPI_CIBA_AUTH_CHANNEL__CIBA_HTTP_AUTH_CHANNEL__HTTP_AUTHENTICATION_CHANNEL_URI";

    private static DecoupledDevice shared;

    private final HttpServer server;
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    private DecoupledDevice() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    /** The one of this JVM, for as long as it runs. */
    public static synchronized DecoupledDevice shared() {
        if (shared == null) {
            shared = new DecoupledDevice();
        }
        return shared;
    }

    /** Says yes to what this user was asked last, in that realm. */
    public void approve(String username, String realmUrl) {
        HttpResponse<String> answer =
                Http.send(Http.request(realmUrl + "/protocol/openid-connect/ext/ciba/auth/callback")
                        .header("Content-Type", "application/json")
                        .header("Authorization", asked.remove(username))
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(Map.of("status", "SUCCEED"))))
                        .build());
        if (answer.statusCode() != 200) {
            throw new AssertionError("not approved: " + answer.statusCode() + " " + answer.body());
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Tells a server, which sees this JVM under that name, where to ask. */
    Map<String, String> environment(String host) {
        return Map.of(OPTION, "http://" + host + ":" + port() + "/");
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.put(
                Json.parse(body).path("login_hint").asText(),
                exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
    }
}
