package io.github.keycloakguests.tests.server;

import java.util.Map;

/** A new database in the MariaDB of this JVM, which the server fills at its first start. */
final class MariaDatabase implements ServerDatabase {

    @Override
    public String vendor() {
        return "mariadb";
    }

    @Override
    public Map<String, String> prepare() {
        SharedMariaDb mariaDb = SharedMariaDb.get();
        return Map.of(
                "KC_DB_URL",
                mariaDb.url(mariaDb.newEmptyDatabase()),
                "KC_DB_USERNAME",
                SharedMariaDb.user(),
                "KC_DB_PASSWORD",
                SharedMariaDb.user());
    }
}
