package io.github.keycloakguests.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.demo.part.DemoFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "demo.keycloak.port, 8080",
        "demo.management.port, 9000",
        "demo.app.port, 8081",
        "demo.mail.port, 8082",
        "demo.smtp.port, 2525"
    })
    void everyPortHasADefaultAndCanBeSet(String property, int otherwise) {
        Properties properties = paths();
        assertThat(DemoSettings.of(properties).port(property)).isEqualTo(otherwise);

        properties.setProperty(property, "4711");

        assertThat(DemoSettings.of(properties).port(property)).isEqualTo(4711);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", ""})
    void refusesWhatIsNoPort(String value) {
        Properties properties = paths();
        properties.setProperty("demo.app.port", value);

        assertThatThrownBy(() -> DemoSettings.of(properties))
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("-Ddemo.app.port=" + value);
    }

    @Test
    void namesThePortThatIsTakenAndTheWayOut() throws IOException {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FreePorts ports = new FreePorts(Map.of("demo.mail.port", somebody.getLocalPort()));

            assertThatThrownBy(ports::check)
                    .isInstanceOf(DemoFailure.class)
                    .hasMessageContaining("Port " + somebody.getLocalPort() + " is taken")
                    .hasMessageContaining("-Ddemo.mail.port=");
        }
    }

    @Test
    void noticesTwoPartsOnOnePort() {
        FreePorts ports = new FreePorts(Map.of("demo.mail.port", 1, "demo.app.port", 1));

        assertThatThrownBy(ports::check).isInstanceOf(DemoFailure.class);
    }

    private static Properties paths() {
        Properties properties = new Properties();
        for (String property :
                new String[] {"demo.distribution", "demo.guests", "demo.themes", "demo.realm", "demo.directory"}) {
            properties.setProperty(property, "somewhere");
        }
        return properties;
    }
}
