package io.github.keycloakguests.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.Json;
import io.github.keycloakguests.tests.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * The server's clock, in a cluster that of each node. It moves what Keycloak and its providers ask {@code Time} for; Infinispan's own expiry (open
 * login forms) and the database's {@code now()} stay with the machine's clock.
 */
public final class TestClock {

    private final TestServer server;
    private Duration ahead = Duration.ZERO;

    TestClock(TestServer server) {
        this.server = server;
    }

    /** Moves the clock on from where it stands. */
    public void advance(Duration duration) {
        set(ahead.plus(duration));
    }

    /** Back to the machine's time; happens after each test by itself. */
    public void putBack() {
        if (!ahead.isZero()) {
            set(Duration.ZERO);
        }
    }

    /** How far the server's clock is ahead of the machine's. */
    public Duration ahead() {
        return Duration.ofSeconds(
                ask(Http.request(url(server)).GET()).get("offset").asLong());
    }

    public Instant now() {
        return Instant.ofEpochMilli(
                ask(Http.request(url(server)).GET()).get("millis").asLong());
    }

    private void set(Duration duration) {
        server.nodes()
                .forEach(it -> ask(Http.request(url(it) + "?offset=" + duration.toSeconds())
                        .PUT(HttpRequest.BodyPublishers.noBody())));
        ahead = duration;
        server.renewAdminToken();
        server.nodes().forEach(TestServer::renewAdminToken);
    }

    private static String url(TestServer node) {
        return node.baseUrl() + "/realms/master/probe/clock";
    }

    private static JsonNode ask(HttpRequest.Builder request) {
        HttpResponse<String> response = Http.send(request.build());
        if (response.statusCode() != 200) {
            throw new AssertionError("the probe answered " + response.statusCode() + " " + response.body());
        }
        return Json.parse(response.body());
    }
}
