package io.github.keycloakguests.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A {@code kc.sh start} that can be ended in several ways, and started again under the same address. */
final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Launch launch;
    private final int port = freePort();
    private final int managementPort = freePort();
    private Process process;

    /**
     * What is started, and how.
     *
     * @param environment through which the server finds its database
     * @param options for {@code kc.sh start}, besides those that every server of the tests gets
     */
    record Launch(Path home, Path log, Map<String, String> environment, List<String> options) {}

    ServerProcess(Launch launch) {
        this.launch = launch;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** A server by itself on free ports, ready to answer when this returns. */
    static ServerProcess start(Path home, Path log, Map<String, String> databaseEnvironment) {
        ServerProcess server = new ServerProcess(
                new Launch(home, log, databaseEnvironment, List.of("--cache=local", "--hostname-strict=false")));
        server.start();
        return server;
    }

    /** Ready to answer when this returns. */
    void start() {
        start(Map.of());
    }

    /** The same in an environment with more in it. */
    void start(Map<String, String> more) {
        List<String> command = new ArrayList<>(List.of(
                launch.home().resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--log-level=INFO,io.smallrye.health:WARN,io.github.keycloakguests:DEBUG"));
        command.addAll(launch.options());
        command.addAll(HarnessSettings.serverOptions());
        Map<String, String> environment = environment();
        environment.putAll(more);
        Process started = Shell.start(launch.log(), command, environment);
        process = started;
        awaitReadiness(started);
    }

    /** Has a second process write a realm and its users to a file, as the documentation of Keycloak tells to. */
    void export(String realm, Path file) {
        Path log = launch.log().resolveSibling("export.log");
        Trees.delete(log);
        List<String> command = List.of(
                launch.home().resolve("bin/kc.sh").toString(),
                "export",
                "--optimized",
                "--realm=" + realm,
                "--file=" + file);
        Shell.run(log, command, environment());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(launch.environment());
        environment.putAll(AdminAccess.ENVIRONMENT);
        environment.putAll(HarnessSettings.serverEnvironment("localhost"));
        return environment;
    }

    boolean running() {
        return process != null && process.isAlive();
    }

    String baseUrl() {
        return "http://localhost:" + port;
    }

    String managementUrl() {
        return "http://localhost:" + managementPort;
    }

    /** What it has written so far. */
    String log() {
        try {
            return Files.readString(launch.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the server finish what it is doing, so that its database is whole. */
    void stop() {
        end(Process::destroy);
    }

    /** Ends it as a power cut would: it finishes nothing, and nobody hears from it. */
    void kill() {
        end(it -> {
            it.descendants().forEach(ProcessHandle::destroyForcibly);
            it.destroyForcibly();
        });
    }

    private void end(Consumer<Process> way) {
        Process ending = process;
        if (ending == null) {
            return;
        }
        way.accept(ending);
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not stop, see " + launch.log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server stopped", e);
        }
    }

    /** Asks for readiness: the line "Listening on" comes seconds before the server can answer. */
    private void awaitReadiness(Process starting) {
        URI health = URI.create(managementUrl() + "/health/ready");
        Instant deadline = Instant.now().plus(PATIENCE);
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!ready(http, health)) {
                if (!starting.isAlive() || Instant.now().isAfter(deadline)) {
                    kill();
                    throw new IllegalStateException("Keycloak did not become ready:\n" + Shell.tail(launch.log()));
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started", e);
        }
    }

    private static boolean ready(HttpClient http, URI health) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Not listening yet; the caller knows for how long to go on asking.
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
