package io.github.keycloakguests.keycloak.metrics;

import io.github.keycloakguests.keycloak.jpa.Backlog;
import io.github.keycloakguests.keycloak.jpa.JpaBacklog;
import io.github.keycloakguests.notification.MailLane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Shows what waits in the background, of all nodes and realms together, as of the last look at the database; no number at
 * all when that failed. Ages are in seconds.
 */
public final class BacklogGauges {

    private static final String OUTBOX = "keycloak.guests.outbox.";
    private static final String SWEEP = "keycloak.guests.sweep.";

    private final KeycloakSessionFactory sessions;
    private final Clock clock;
    private volatile @Nullable Backlog last;

    public BacklogGauges(KeycloakSessionFactory sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    public void register() {
        for (MailLane lane : MailLane.values()) {
            List.of(
                            gauge(
                                    OUTBOX + "queued",
                                    "Mails that are to be sent",
                                    it -> it.mails(lane).waiting()),
                            gauge(
                                    OUTBOX + "claimed",
                                    "Mails that a node is sending",
                                    it -> it.mails(lane).claimed()),
                            gauge(
                                            OUTBOX + "oldest",
                                            "Age of the oldest mail that is to be sent",
                                            it -> age(it.mails(lane).oldest()))
                                    .baseUnit("seconds"))
                    .forEach(it -> it.tag("lane", WorkCounters.name(lane)).register(Metrics.globalRegistry));
        }
        List.of(
                        gauge(
                                SWEEP + "due",
                                "Grants that are due",
                                it -> it.grants().waiting()),
                        gauge(
                                SWEEP + "claimed",
                                "Grants that a node is at work on",
                                it -> it.grants().claimed()),
                        gauge(
                                        SWEEP + "lag",
                                        "How long the grant that waits longest has been due",
                                        it -> age(it.grants().oldest()))
                                .baseUnit("seconds"))
                .forEach(it -> it.register(Metrics.globalRegistry));
    }

    /** Looks at the database, if anybody looks at the numbers. */
    public void look() {
        if (Metrics.globalRegistry.getRegistries().isEmpty()) {
            return;
        }
        Backlog next = null;
        try {
            next = KeycloakModelUtils.runJobInTransactionWithResult(
                    sessions,
                    session -> JpaBacklog.at(
                            clock.instant(),
                            session.getProvider(JpaConnectionProvider.class).getEntityManager()));
        } finally {
            last = next;
        }
    }

    private Gauge.Builder<Supplier<Number>> gauge(String name, String description, ToDoubleFunction<Backlog> number) {
        Supplier<Number> value = () -> {
            Backlog seen = last;
            return seen == null ? Double.NaN : number.applyAsDouble(seen);
        };
        return Gauge.builder(name, value).description(description).strongReference(true);
    }

    private double age(Optional<Instant> oldest) {
        return oldest.map(it ->
                        Math.max(0, Duration.between(it, clock.instant()).toMillis()) / 1000.0)
                .orElse(0.0);
    }
}
