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

    private final EmbeddedPostgres postgres;
    private final AtomicInteger made = new AtomicInteger();

    private SharedPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it when first asked for. */
    public static synchronized SharedPostgres get() {
        if (shared == null) {
            Path data = HarnessSettings.target().resolve("server/postgres");
            Trees.delete(data);
            if (HarnessSettings.mode().equals("dist")) {
                Trees.copy(template(), data);
            }
            shared = new SharedPostgres(start(data));
        }
        return shared;
    }

    public int port() {
        return postgres.getPort();
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
        Distribution distribution = new Distribution("postgres", Equipment.GUESTS.providers());
        String name = "postgres-" + HarnessSettings.postgresVersion() + "-" + distribution.schema();
        return distribution.cache().folder(name, folder -> {
            Trees.delete(folder);
            SharedPostgres postgres = new SharedPostgres(start(folder));
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

    private static EmbeddedPostgres start(Path data) {
        try {
            Files.createDirectories(data.getParent());
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
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
