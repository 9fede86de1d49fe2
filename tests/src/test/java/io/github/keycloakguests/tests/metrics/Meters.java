package io.github.keycloakguests.tests.metrics;

import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.server.TestServer;
import java.util.List;
import java.util.OptionalDouble;

/** What a server's metrics say, in the text that Prometheus reads. */
final class Meters {

    private final List<String> lines;

    private Meters(List<String> lines) {
        this.lines = lines;
    }

    static Meters of(TestServer server) {
        return new Meters(Http.send(
                        Http.request(server.managementUrl() + "/metrics").GET().build())
                .body()
                .lines()
                .filter(it -> it.startsWith("keycloak_guests_"))
                .toList());
    }

    /** The number of that meter, with its tags as they stand there, such as {@code x_total{lane="codes"}}. */
    OptionalDouble number(String meter) {
        return lines.stream()
                .filter(it -> it.startsWith(meter + " "))
                .mapToDouble(it -> Double.parseDouble(it.substring(meter.length() + 1)))
                .findFirst();
    }

    double or0(String meter) {
        return number(meter).orElse(0);
    }

    List<String> lines() {
        return lines;
    }
}
