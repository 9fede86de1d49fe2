package io.github.keycloakguests.tests.server;

/** The one server of a test JVM. */
final class SharedServer {

    private static TestServer server;
    private static boolean tried;

    private SharedServer() {}

    static synchronized TestServer get() {
        if (server == null) {
            // Every later class would only wait for the same failure again.
            if (tried) {
                throw new IllegalStateException("the server did not start: see the first failure of this run");
            }
            tried = true;
            server = started();
        }
        return server;
    }

    private static TestServer started() {
        System.out.printf("Keycloak for the tests: %s on %s%n", HarnessSettings.mode(), HarnessSettings.database());
        return switch (HarnessSettings.mode()) {
            case "dist" -> DistServer.start();
            case "docker" -> ContainerServer.start();
            default -> throw new IllegalArgumentException("it.keycloak must be dist or docker");
        };
    }
}
