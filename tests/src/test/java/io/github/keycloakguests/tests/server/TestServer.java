package io.github.keycloakguests.tests.server;

import java.util.List;
import org.keycloak.admin.client.Keycloak;

/** A Keycloak that tests talk to, wherever it runs. */
public interface TestServer {

    /** The server of this test run, with our jars; started when first asked for. */
    static TestServer shared() {
        return SharedServer.get(Equipment.GUESTS);
    }

    /** Another one without our jars, to compare with; started when first asked for. */
    static TestServer plain() {
        return SharedServer.get(Equipment.PLAIN);
    }

    /** Without a slash at the end. */
    String baseUrl();

    String managementUrl();

    /** The name under which the server reaches ports of the test JVM. */
    String hostOfTestJvm();

    /** Lets the server reach these ports of the test JVM; to be called before it needs them. */
    void exposeToServer(int... ports);

    /** The processes that it consists of: itself, unless it is a cluster. */
    default List<TestServer> nodes() {
        return List.of(this);
    }

    /** What it has logged so far. */
    String log();

    /** The admin client, with all rights in all realms. */
    Keycloak admin();

    /** An access token with all rights in all realms. */
    default String adminToken() {
        return admin().tokenManager().getAccessTokenString();
    }

    /** Gets new admin tokens; needed when the server's clock was moved. */
    default void renewAdminToken() {
        admin().tokenManager().grantToken();
    }
}
