package io.github.keycloakguests.tests.server;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.admin.client.Keycloak;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.Testcontainers;
import org.testcontainers.images.PullPolicy;

/** Keycloak's own image, run by Testcontainers. */
final class ContainerServer implements TestServer {

    private static final String HOST_OF_TEST_JVM = "host.testcontainers.internal";

    private final KeycloakContainer container;
    private final Keycloak admin;

    private ContainerServer(KeycloakContainer container) {
        this.container = container;
        this.admin = AdminAccess.to(baseUrl(container));
    }

    /** Why no container can be started here; empty if one can. */
    static Optional<String> obstacle() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers");
        }
        String image = HarnessSettings.image();
        boolean present = DockerClientFactory.instance().client().listImagesCmd().exec().stream()
                .anyMatch(it ->
                        it.getRepoTags() != null && List.of(it.getRepoTags()).contains(image));
        return present ? Optional.empty() : Optional.of("the image " + image + " is not on this machine");
    }

    @SuppressWarnings("resource") // Testcontainers removes it when the JVM ends.
    static ContainerServer start(Equipment equipment) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("a container was asked for, but no Docker engine answers");
        }
        KeycloakContainer container = new KeycloakContainer(HarnessSettings.image())
                .withImagePullPolicy(PullPolicy.defaultPolicy())
                .withProviderLibsFrom(
                        equipment.providers().stream().map(Path::toFile).toList())
                .withEnabledMetrics()
                .withStartupTimeout(Duration.ofMinutes(8));
        AdminAccess.ENVIRONMENT.forEach(container::addEnv);
        HarnessSettings.serverEnvironment(HOST_OF_TEST_JVM).forEach(container::addEnv);
        Testcontainers.exposeHostPorts(DecoupledDevice.shared().port());
        if (HarnessSettings.database().equals("postgres")) {
            SharedPostgres postgres = SharedPostgres.get();
            Testcontainers.exposeHostPorts(postgres.port());
            container.addEnv("KC_DB", "postgres");
            PostgresDatabase.environment(HOST_OF_TEST_JVM, postgres.port(), postgres.newServerDatabase(equipment))
                    .forEach(container::addEnv);
        }
        // Host ports can be exposed to a running container only if it was started with this.
        container.withAccessToHost(true);
        container.start();
        return new ContainerServer(container);
    }

    @Override
    public String baseUrl() {
        return baseUrl(container);
    }

    @Override
    public String managementUrl() {
        return container.getMgmtServerUrl();
    }

    @Override
    public String hostOfTestJvm() {
        return HOST_OF_TEST_JVM;
    }

    @Override
    public void exposeToServer(int... ports) {
        Testcontainers.exposeHostPorts(ports);
    }

    @Override
    public String log() {
        return container.getLogs();
    }

    @Override
    public Keycloak admin() {
        return admin;
    }

    private static String baseUrl(KeycloakContainer container) {
        return container.getAuthServerUrl().replaceAll("/+$", "");
    }
}
