package io.github.keycloakguests.tests.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of a test JVM, for servers and for contract tests. */
public final class SharedPostgres {

    private static final String TEMPLATE = "keycloak_template";

    private static SharedPostgres shared;

    private final Path data;
    private final int port;
    private final AtomicInteger made = new AtomicInteger();
    private EmbeddedPostgres postgres;

    private SharedPostgres(Path data) {
        this.data = data;
        this.postgres = started(data, 0);
        this.port = postgres.getPort();
    }

    /** Starts it when first asked for. */
    public static synchronized SharedPostgres get() {
        if (shared == null) {
            Path data = HarnessSettings.target().resolve("server/postgres");
            Trees.delete(data);
            if (HarnessSettings.mode().equals("dist")) {
                Trees.copy(template(), data);
            }
            shared = new SharedPostgres(data);
        }
        return shared;
    }

    public int port() {
        return port;
    }

    /** Shuts it down; whoever is connected is thrown out. */
    public void stop() {
        close();
    }

    /** Has it back after a stop, under the same port and with what was committed. */
    public void start() {
        postgres = started(data, port);
    }

    /** The JDBC URL, user included, of a new and empty database. */
    public String newDatabase() {
        return postgres.getJdbcUrl("postgres", newEmptyDatabase());
    }

    /** The name of a new and empty database. */
    String newEmptyDatabase() {
        String name = "empty_" + made.incrementAndGet();
        execute("create database " + name);
        return name;
    }

    /** The name of a new database for a server; with Keycloak's schema, where a template was at hand. */
    String newServerDatabase() {
        String name = "keycloak_" + made.incrementAndGet();
        execute("create database " + name + (HarnessSettings.mode().equals("dist") ? " template " + TEMPLATE : ""));
        return name;
    }

    /** A stopped PostgreSQL as a folder: a start on an empty database costs twenty seconds, copying this less than one. */
    private static Path template() {
        Distribution distribution = new Distribution("postgres", Equipment.GUESTS);
        String name = "postgres-" + HarnessSettings.postgresVersion() + "-" + distribution.schema();
        return distribution.cache().folder(name, folder -> {
            Trees.delete(folder);
            SharedPostgres postgres = new SharedPostgres(folder);
            try {
                postgres.execute("create database " + TEMPLATE);
                ServerProcess.start(
                                distribution.home(),
                                HarnessSettings.target().resolve("server/postgres-template.log"),
                                PostgresDatabase.environment("localhost", postgres.port(), TEMPLATE))
                        .stop();
            } finally {
                postgres.close();
            }
        });
    }

    /** @param port 0 for any that is free */
    private static EmbeddedPostgres started(Path data, int port) {
        try {
            Files.createDirectories(data.getParent());
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setPort(port)
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("fsync", "off")
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + sql, e);
        }
    }

    private void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
