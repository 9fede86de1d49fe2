package io.github.keycloakguests.tests.server;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the build and the developer say about a run. The only reader of the {@code it.…} system properties. */
public final class HarnessSettings {

    private HarnessSettings() {}

    /** {@code dist}, the distribution from Maven Central, or {@code docker}. */
    static String mode() {
        return System.getProperty("it.keycloak", "dist");
    }

    /** {@code postgres}, {@code h2} or {@code mariadb}. */
    public static String database() {
        return System.getProperty("it.keycloak.db", "postgres");
    }

    static Path distribution() {
        return Path.of(required("it.keycloak.dist"));
    }

    /** The provider jars that every server gets. */
    static List<Path> providers() {
        return Arrays.stream(required("it.keycloak.providers").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    /** More options for {@code kc.sh start}, separated by blanks. */
    static List<String> serverOptions() {
        return Arrays.stream(System.getProperty("it.keycloak.args", "").split(" "))
                .filter(option -> !option.isBlank())
                .toList();
    }

    /**
     * What every server is told besides: what runs in the background does so often, so that no test waits for it, and
     * people are asked on their telephones at this JVM, which it sees under that name.
     */
    static Map<String, String> serverEnvironment(String hostOfTestJvm) {
        Map<String, String> environment = new HashMap<>(DecoupledDevice.shared().environment(hostOfTestJvm));
        environment.put("KC_SPI_REALM_RESTAPI_EXTENSION__GUESTS__OUTBOX_INTERVAL", "PT1S");
        environment.put("KC_SPI_REALM_RESTAPI_EXTENSION__GUESTS__SWEEP_INTERVAL", "PT1S");
        environment.put("KC_SPI_REALM_RESTAPI_EXTENSION__GUESTS__DIGEST_INTERVAL", "PT1S");
        environment.put("KC_SPI_REALM_RESTAPI_EXTENSION__GUESTS__METERS_INTERVAL", "PT1S");
        environment.put("KC_SPI_EVENTS_LISTENER__GUESTS_ACTIVITY__INTERVAL", "PT1S");
        return environment;
    }

    static String image() {
        return System.getProperty("it.keycloak.image", "quay.io/keycloak/keycloak:26.7.3");
    }

    static String postgresVersion() {
        return System.getProperty("it.postgres.version", "default");
    }

    static Path cache() {
        return Optional.ofNullable(System.getProperty("it.keycloak.cache"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "keycloak-guests-tests"));
    }

    /** Where a run may leave what a developer wants to look at afterwards. */
    public static Path target() {
        return Path.of(System.getProperty("it.target", "target")).toAbsolutePath();
    }

    /** A file or folder of the servers of this test JVM; those that run at the same time have one each. */
    static Path ofServers(String name) {
        return target().resolve(System.getProperty("it.servers", "servers-1")).resolve(name);
    }

    private static String required(String key) {
        return Optional.ofNullable(System.getProperty(key))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        key + " is not set: run the integration tests through ./mvnw verify (tests/README.md)"));
    }
}
