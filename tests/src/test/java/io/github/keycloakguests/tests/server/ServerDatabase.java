package io.github.keycloakguests.tests.server;

import java.util.Map;

/** A database of one test run, with Keycloak's schema and master realm already in it. */
interface ServerDatabase {

    /** What {@code kc.sh build --db} calls it. */
    String vendor();

    /** Makes the database; answers the environment through which the server finds it. */
    Map<String, String> prepare();
}
