package io.github.keycloakguests.tests.server;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The servers of a test JVM: one with our jars and, for those who compare, one without. */
final class SharedServer {

    private static final Map<Equipment, TestServer> STARTED = new EnumMap<>(Equipment.class);
    private static final Set<Equipment> TRIED = EnumSet.noneOf(Equipment.class);

    private SharedServer() {}

    static synchronized TestServer get(Equipment equipment) {
        TestServer server = STARTED.get(equipment);
        if (server == null) {
            // Every later class would only wait for the same failure again.
            if (!TRIED.add(equipment)) {
                throw new IllegalStateException("the server did not start: see the first failure of this run");
            }
            server = start(equipment);
            STARTED.put(equipment, server);
        }
        return server;
    }

    private static TestServer start(Equipment equipment) {
        System.out.printf(
                "Keycloak for the tests%s: %s on %s%n",
                equipment.suffix(), HarnessSettings.mode(), HarnessSettings.database());
        return switch (HarnessSettings.mode()) {
            case "dist" -> DistServer.start(equipment);
            case "docker" -> ContainerServer.start(equipment);
            default -> throw new IllegalArgumentException("it.keycloak must be dist or docker");
        };
    }
}
