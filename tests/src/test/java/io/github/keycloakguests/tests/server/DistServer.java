package io.github.keycloakguests.tests.server;

import java.nio.file.Path;
import java.util.Map;
import org.keycloak.admin.client.Keycloak;

/** The distribution from Maven Central, in production mode, as a process of this machine. */
final class DistServer implements TestServer {

    private final ServerProcess process;
    private final Keycloak admin;

    private DistServer(ServerProcess process) {
        this.process = process;
        this.admin = AdminAccess.to(process.baseUrl());
    }

    static DistServer start(Equipment equipment) {
        ServerDatabase database = switch (HarnessSettings.database()) {
            case "postgres" -> new PostgresDatabase(equipment);
            case "h2" -> new H2Database(equipment);
            default -> throw new IllegalArgumentException("it.keycloak.db must be postgres or h2");
        };
        Map<String, String> environment = database.prepare();
        Path log = HarnessSettings.target()
                .resolve("server/keycloak-" + HarnessSettings.database() + equipment.suffix() + ".log");
        Trees.delete(log);
        Path home = new Distribution(database.vendor(), equipment).home();
        return new DistServer(ServerProcess.start(home, log, environment));
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
}
