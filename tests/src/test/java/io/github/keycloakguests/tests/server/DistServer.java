package io.github.keycloakguests.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
            case "mariadb" -> new MariaDatabase();
            default -> throw new IllegalArgumentException("it.keycloak.db must be postgres, h2 or mariadb");
        };
        return start(database.vendor(), equipment, database.prepare(), HarnessSettings.database() + equipment.suffix());
    }

    /** One on a database that others have used, or will; known by the name of its log. */
    static DistServer start(String vendor, Equipment equipment, Map<String, String> database, String name) {
        Path log = HarnessSettings.ofServers("keycloak-" + name + ".log");
        Trees.delete(log);
        return new DistServer(ServerProcess.start(new Distribution(vendor, equipment).home(), log, database));
    }

    void stop() {
        process.stop();
    }

    /** What {@code kc.sh export} writes of a realm and its users, while the server runs on. */
    String exported(String realm) {
        Path file = HarnessSettings.ofServers(realm + ".json");
        process.export(realm, file);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
