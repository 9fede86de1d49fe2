package io.github.keycloakguests.tests.probe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.keycloak.common.util.Time;

/** The server's clock, as far ahead of the machine's as a test wants it. */
@Produces(MediaType.APPLICATION_JSON)
public final class ClockResource {

    @GET
    public Map<String, Long> read() {
        return Map.of("offset", (long) Time.getOffset(), "millis", Time.currentTimeMillis());
    }

    @PUT
    public Map<String, Long> set(@QueryParam("offset") int offset) {
        Time.setOffset(offset);
        return read();
    }
}
