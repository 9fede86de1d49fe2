package io.github.keycloakguests.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.Json;
import io.github.keycloakguests.tests.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The server's clock, in a cluster that of each node. It moves what Keycloak and its providers ask {@code Time} for; Infinispan's own expiry (open
 * login forms) and the database's {@code now()} stay with the machine's clock.
 */
public final class TestClock {

    private static final int TRIES = 20;

    /** Milliseconds after which a second counts as begun already. */
    private static final long EARLY = 100;

    private final TestServer server;
    private Duration ahead = Duration.ZERO;

    TestClock(TestServer server) {
        this.server = server;
    }

    /** Moves that of one node alone; whoever does so puts it back. No token is good there meanwhile. */
    public static void move(TestServer node, Duration ahead) {
        ask(Http.request(url(node) + "?offset=" + ahead.toSeconds()).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    /** Moves the clock on from where it stands. */
    public void advance(Duration duration) {
        set(ahead.plus(duration));
    }

    /** Moves the clock to that moment, forth or back; it goes by whole seconds, so it may be a second late. */
    public void moveTo(Instant moment) {
        set(ahead(moment));
    }

    /**
     * What the action answers that happens while the clock shows that second from its beginning to its end. Since nobody
     * knows how long it takes, it is prepared and done again until all of it fell into that one second.
     */
    public <P, T> T within(Instant second, Supplier<P> preparing, Function<P, T> action) {
        for (int tries = 0; tries < TRIES; tries++) {
            P prepared = preparing.get();
            awaitBeginningOfSecond();
            long machine = Instant.now().getEpochSecond();
            move(ahead(second));
            T answer = action.apply(prepared);
            if (Instant.now().getEpochSecond() == machine) {
                return answer;
            }
        }
        throw new AssertionError("not done within a second, not even the " + TRIES + "th time");
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
        move(duration);
        server.renewAdminToken();
        server.nodes().forEach(TestServer::renewAdminToken);
    }

    private void move(Duration duration) {
        server.nodes().forEach(it -> move(it, duration));
        ahead = duration;
    }

    /** The server runs on the same machine, and seconds begin there with those of this JVM. */
    private static Duration ahead(Instant moment) {
        return Duration.ofSeconds(moment.getEpochSecond() - Instant.now().getEpochSecond());
    }

    private static void awaitBeginningOfSecond() {
        long passed = Instant.now().toEpochMilli() % 1000;
        if (passed > EARLY) {
            LockSupport.parkNanos(Duration.ofMillis(1001 - passed).toNanos());
        }
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
