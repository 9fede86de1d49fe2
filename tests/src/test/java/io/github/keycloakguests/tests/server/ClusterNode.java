package io.github.keycloakguests.tests.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.keycloak.admin.client.Keycloak;

/** One server of a cluster, asked directly. */
public final class ClusterNode implements TestServer {

    /** As many as three nodes may have of one PostgreSQL. */
    private static final int CONNECTIONS = 50;

    private static final int MANY_TRIES = 50;

    private final int number;
    private final ServerProcess process;
    private final Keycloak admin;

    ClusterNode(int number, Path home, Map<String, String> database, String publicUrl) {
        this.number = number;
        Path log = HarnessSettings.ofServers("cluster-" + number + ".log");
        Trees.delete(log);
        Map<String, String> environment = new HashMap<>(database);
        environment.put("KC_DB_POOL_MAX_SIZE", String.valueOf(CONNECTIONS));
        this.process = new ServerProcess(new ServerProcess.Launch(
                home,
                log,
                environment,
                List.of("--cache=ispn", "--cache-embedded-network-bind-address=127.0.0.1", "--hostname=" + publicUrl)));
        this.admin = AdminAccess.to(process.baseUrl());
    }

    int number() {
        return number;
    }

    boolean running() {
        return process.running();
    }

    void start() {
        process.start();
    }

    void startAhead(Duration ahead) {
        process.start(OtherTime.ahead(ahead));
    }

    void stop() {
        process.stop();
    }

    void kill() {
        process.kill();
    }

    /** A broken connection is found out by the request that gets it: until as many at once as there may be all succeed. */
    void awaitDatabase() {
        for (int tries = 0; tries < MANY_TRIES; tries++) {
            if (IntStream.range(0, CONNECTIONS).parallel().allMatch(it -> AdminAccess.answers(baseUrl()))) {
                return;
            }
        }
        throw new IllegalStateException(this + " does not get over the loss of its database");
    }

    @Override
    public String baseUrl() {
        return process.baseUrl();
    }

    @Override
    public String managementUrl() {
        return process.managementUrl();
    }

    @Override
    public String hostOfTestJvm() {
        return "localhost";
    }

    @Override
    public void exposeToServer(int... ports) {
        // Same machine: the server reaches every port already.
    }

    @Override
    public String log() {
        return process.log();
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    @Override
    public String toString() {
        return "node " + number;
    }
}
