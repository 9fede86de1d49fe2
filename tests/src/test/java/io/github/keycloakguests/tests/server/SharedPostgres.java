package io.github.keycloakguests.tests.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The one PostgreSQL of a test JVM, for servers and for contract tests. */
public final class SharedPostgres {

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
            Path data = HarnessSettings.ofServers("postgres");
            Trees.delete(data);
            if (HarnessSettings.mode().equals("dist")) {
                Trees.copy(templates(), data);
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

    /** The name of a new database for a server; with the tables that its first start makes, where a template was at hand. */
    String newServerDatabase(Equipment equipment) {
        String name = "keycloak_" + made.incrementAndGet();
        execute("create database " + name
                + (HarnessSettings.mode().equals("dist") ? " template " + template(equipment) : ""));
        return name;
    }

    /** A stopped PostgreSQL as a folder: a start on an empty database costs twenty seconds, copying this less than one. */
    private static Path templates() {
        Distribution plain = new Distribution("postgres", Equipment.PLAIN);
        Distribution guests = new Distribution("postgres", Equipment.GUESTS);
        String name = "postgres-" + HarnessSettings.postgresVersion() + "-" + plain.schema() + "-" + guests.schema();
        return guests.cache().folder(name, folder -> {
            Trees.delete(folder);
            SharedPostgres postgres = new SharedPostgres(folder);
            try {
                String withoutUs = template(Equipment.PLAIN);
                postgres.execute("create database " + withoutUs);
                postgres.startOnce(plain, withoutUs);
                String withUs = template(Equipment.GUESTS);
                postgres.execute("create database " + withUs + " template " + withoutUs);
                postgres.startOnce(guests, withUs);
            } finally {
                postgres.close();
            }
        });
    }

    private static String template(Equipment equipment) {
        return "template_" + equipment.name().toLowerCase(Locale.ROOT);
    }

    private void startOnce(Distribution distribution, String database) {
        ServerProcess.start(
                        distribution.home(),
                        HarnessSettings.ofServers("postgres-" + database + ".log"),
                        PostgresDatabase.environment("localhost", port, database))
                .stop();
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
