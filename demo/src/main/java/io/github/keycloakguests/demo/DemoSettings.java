package io.github.keycloakguests.demo;

import io.github.keycloakguests.demo.part.DemoFailure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What the demo is started with. The only reader of its system properties.
 *
 * @param ports the port of each part, by the part's property
 */
record DemoSettings(
        Path distribution, Map<String, Path> providers, Path realm, Path directory, Map<String, Integer> ports) {
    static final String KEYCLOAK_PORT = "demo.keycloak.port";
    static final String MANAGEMENT_PORT = "demo.management.port";
    static final String APP_PORT = "demo.app.port";
    static final String MAIL_PORT = "demo.mail.port";
    static final String SMTP_PORT = "demo.smtp.port";

    DemoSettings {
        providers = Map.copyOf(providers);
        ports = Map.copyOf(ports);
    }

    static DemoSettings of(Properties properties) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(KEYCLOAK_PORT, port(properties, KEYCLOAK_PORT, 8080));
        ports.put(MANAGEMENT_PORT, port(properties, MANAGEMENT_PORT, 9000));
        ports.put(APP_PORT, port(properties, APP_PORT, 8081));
        ports.put(MAIL_PORT, port(properties, MAIL_PORT, 8082));
        ports.put(SMTP_PORT, port(properties, SMTP_PORT, 2525));
        return new DemoSettings(
                path(properties, "demo.distribution"),
                Map.of(
                        "keycloak-guests.jar", path(properties, "demo.guests"),
                        "keycloak-guests-themes.jar", path(properties, "demo.themes")),
                path(properties, "demo.realm"),
                path(properties, "demo.directory"),
                ports);
    }

    int port(String property) {
        Integer port = ports.get(property);
        if (port == null) {
            throw new IllegalArgumentException("no port is called " + property);
        }
        return port;
    }

    private static int port(Properties properties, String property, int otherwise) {
        String value = properties.getProperty(property);
        if (value == null) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below, together with the numbers that are none of a port.
        }
        throw new DemoFailure("-D%s=%s is not a port (1 to 65535).".formatted(property, value));
    }

    private static Path path(Properties properties, String property) {
        String value = properties.getProperty(property);
        if (value == null) {
            throw new DemoFailure("-D%s is missing. Start the demo with ./mvnw -Pdemo package.".formatted(property));
        }
        return Path.of(value).toAbsolutePath().normalize();
    }
}
