package io.github.keycloakguests.demo.server;

import io.github.keycloakguests.demo.part.DemoFailure;
import io.github.keycloakguests.demo.part.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running Keycloak, as a process of its own that ends with us. */
public final class KeycloakServer implements Part {
    public static final String ADMIN = "admin";
    public static final String ADMIN_PASSWORD = "admin-demo";

    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

    /** Quick to start and small; JAVA_OPTS, because kc.sh's own choice of collector cannot be overruled by appending. */
    private static final String JAVA_OPTS = "-Xms128m -Xmx768m -XX:MaxMetaspaceSize=320m -Dfile.encoding=UTF-8 "
            + "-XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private final Process process;
    private final Path log;
    private final URI health;

    private KeycloakServer(Process process, Path log, URI health) {
        this.process = process;
        this.log = log;
        this.health = health;
    }

    /**
     * Starts the server on the loopback address.
     *
     * @param environment what the realm's placeholders stand for
     */
    public static KeycloakServer start(
            Distribution distribution, int port, int managementPort, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                script(distribution).toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--hostname=http://localhost:" + port,
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--health-enabled=true",
                "--log-level=INFO,io.smallrye.health:WARN");
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", JAVA_OPTS);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.environment().putAll(environment);
        builder.directory(distribution.home().toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        return new KeycloakServer(
                builder.start(), log, URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
    }

    /** Returns when the server answers; "Listening on" in its log comes too early for that. */
    public void awaitReady() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest question =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!ready(http, question)) {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new DemoFailure("Keycloak stopped by itself. The end of its log:\n" + endOfLog());
            }
            if (System.nanoTime() > deadline) {
                throw new DemoFailure("Keycloak did not get ready. The end of its log:\n" + endOfLog());
            }
        }
    }

    /** Returns when the server has ended. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() {
        // kc.sh starts further processes, and on Windows it stays between them and us.
        List<ProcessHandle> family = process.descendants().toList();
        family.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean ready(HttpClient http, HttpRequest question) throws InterruptedException {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // Nobody listens yet.
            return false;
        }
    }

    private static Path script(Distribution distribution) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        return distribution.home().resolve("bin").resolve(windows ? "kc.bat" : "kc.sh");
    }

    private String endOfLog() throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())) + "\n(" + log + ")";
    }
}
