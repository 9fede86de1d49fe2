package io.github.keycloakguests.tests.server;

import java.util.Map;

/** A database in the PostgreSQL of this JVM, cloned from a template; empty for a plain server, which few runs need. */
final class PostgresDatabase implements ServerDatabase {

    private final Equipment equipment;

    PostgresDatabase(Equipment equipment) {
        this.equipment = equipment;
    }

    @Override
    public String vendor() {
        return "postgres";
    }

    @Override
    public Map<String, String> prepare() {
        SharedPostgres postgres = SharedPostgres.get();
        return environment("localhost", postgres.port(), postgres.newServerDatabase(equipment));
    }

    static Map<String, String> environment(String host, int port, String database) {
        return Map.of(
                "KC_DB_URL",
                "jdbc:postgresql://" + host + ":" + port + "/" + database,
                "KC_DB_USERNAME",
                "postgres",
                "KC_DB_PASSWORD",
                "postgres");
    }
}
