package io.github.keycloakguests.tests.guests;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.keycloak.representations.idm.ClientRepresentation;

/** Where an application is told of logouts behind the browser's back (OpenID Connect Back-Channel Logout 1.0). */
public final class LogoutCalls implements AutoCloseable {

    private static final String FIELD = "logout_token=";

    private final HttpServer server;
    private final List<JsonNode> told = new CopyOnWriteArrayList<>();

    private LogoutCalls(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.start();
    }

    /** From now on the server calls here when a session of the application ends. */
    public static LogoutCalls to(TestClient app, TestRealm realm) {
        try {
            LogoutCalls calls = new LogoutCalls(HttpServer.create(new InetSocketAddress(0), 0));
            int port = calls.server.getAddress().getPort();
            realm.server().exposeToServer(port);
            ClientRepresentation client = realm.admin().clients().get(app.id()).toRepresentation();
            Map<String, String> attributes = new HashMap<>(client.getAttributes());
            attributes.put("backchannel.logout.url", "http://" + realm.server().hostOfTestJvm() + ":" + port + "/");
            attributes.put("backchannel.logout.session.required", "true");
            client.setAttributes(attributes);
            realm.admin().clients().get(app.id()).update(client);
            return calls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The claims of the logout tokens that came. */
    public List<JsonNode> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        told.add(Tokens.payload(body.substring(body.indexOf(FIELD) + FIELD.length())));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }
}
