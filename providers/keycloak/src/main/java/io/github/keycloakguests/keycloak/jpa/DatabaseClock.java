package io.github.keycloakguests.keycloak.jpa;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The clock that all nodes share, which is the database's. */
public final class DatabaseClock {

    /** What is further off is no clock that runs wrong, but one that tells the time of another zone. */
    private static final Duration FURTHEST_OFF = Duration.ofMinutes(14);

    private DatabaseClock() {}

    /**
     * A node's clock, set by the database's; one statement.
     *
     * @param system the clock of the node's machine
     * @param node the clock that is to be set; it may be off from the machine's on purpose, in tests
     */
    public static Clock setting(Clock node, Clock system, EntityManager entities) {
        Instant there =
                entities.createQuery("select current_instant", Instant.class).getSingleResult();
        Duration off = Duration.between(system.instant(), there);
        return off.abs().compareTo(FURTHEST_OFF) > 0 ? node : Clock.offset(node, off);
    }
}
