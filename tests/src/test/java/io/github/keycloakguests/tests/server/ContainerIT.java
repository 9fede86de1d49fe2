package io.github.keycloakguests.tests.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The container as a server for tests; only where an engine and the image are at hand. */
class ContainerIT {

    @Test
    void startsWithOurProviders() {
        Optional<String> obstacle = ContainerServer.obstacle();
        obstacle.ifPresent(it -> System.out.println("Container test skipped: " + it));
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> "skipped: " + obstacle.orElseThrow());

        TestServer server = ContainerServer.start(Equipment.GUESTS);

        assertThat(server.admin()
                        .serverInfo()
                        .getInfo()
                        .getProviders()
                        .get("realm-restapi-extension")
                        .getProviders())
                .containsKey("probe");
    }
}
