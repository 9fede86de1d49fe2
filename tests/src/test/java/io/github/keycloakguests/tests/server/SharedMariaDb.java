package io.github.keycloakguests.tests.server;

import io.github.keycloakguests.tests.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The one MariaDB of a test JVM, of the binaries that the machine has (Debian's package mariadb-server). */
public final class SharedMariaDb {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "keycloak";

    private static SharedMariaDb shared;

    private final int port;
    private final AtomicInteger made = new AtomicInteger();

    private SharedMariaDb(Path data) {
        this.port = freePort();
        Path log = HarnessSettings.ofServers("mariadb.log");
        Path socket = data.resolveSibling("mariadb.sock");
        Shell.run(
                log,
                List.of(
                        binary("mariadb-install-db"),
                        "--no-defaults",
                        "--skip-test-db",
                        "--auth-root-authentication-method=normal",
                        "--user=" + System.getProperty("user.name"),
                        "--datadir=" + data));
        Process process = started(
                log,
                List.of(
                        binary("mariadbd"),
                        "--no-defaults",
                        "--user=" + System.getProperty("user.name"),
                        "--datadir=" + data,
                        "--socket=" + socket,
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--max-connections=300",
                        // Nobody minds what a machine that fails would lose.
                        "--innodb-flush-log-at-trx-commit=0",
                        "--character-set-server=utf8mb4",
                        // As the documentation wants it.
                        "--transaction-isolation=READ-COMMITTED"));
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitReady(process);
        execute("create user '" + USER + "'@'%' identified by '" + USER + "'");
        execute("grant all on *.* to '" + USER + "'@'%'");
    }

    /** Starts it when first asked for. */
    public static synchronized SharedMariaDb get() {
        if (shared == null) {
            Path data = HarnessSettings.ofServers("mariadb");
            Trees.delete(data);
            shared = new SharedMariaDb(data);
        }
        return shared;
    }

    /** The JDBC URL, user included, of a new and empty database. */
    public String newDatabase() {
        return url(newEmptyDatabase()) + "&user=" + USER + "&password=" + USER;
    }

    /** The JDBC URL, without the user, of a database. */
    String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?useServerPrepStmts=false";
    }

    /** The name of a new and empty database. */
    String newEmptyDatabase() {
        String name = "empty_" + made.incrementAndGet();
        execute("create database " + name + " character set utf8mb4");
        return name;
    }

    static String user() {
        return USER;
    }

    private void awaitReady(Process process) {
        Eventually.answered(() -> answers() || !process.isAlive(), it -> it, PATIENCE);
        if (!process.isAlive()) {
            throw new IllegalStateException("MariaDB did not start: see mariadb.log in target/servers-1");
        }
    }

    private boolean answers() {
        try (Connection connection = root()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private void execute(String sql) {
        try (Connection connection = root();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("MariaDB refused: " + sql, e);
        }
    }

    private Connection root() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root");
    }

    private static Process started(Path log, List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String binary(String name) {
        return Stream.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(it -> Path.of(it, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not there: install mariadb-server, or leave the profile mariadb out"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
