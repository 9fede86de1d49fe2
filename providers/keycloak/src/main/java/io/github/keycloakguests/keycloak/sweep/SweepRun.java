package io.github.keycloakguests.keycloak.sweep;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.background.BackgroundRequest;
import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.jpa.JpaDueGrants;
import io.github.keycloakguests.keycloak.metrics.WorkCounters;
import io.github.keycloakguests.lifecycle.CarryOutTime;
import io.github.keycloakguests.lifecycle.DueGrants;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One pass over the grants that are due: batch by batch, one realm after the other, and each guest in transactions of its
 * own. Nodes share the work by claims; nobody's access waits for it.
 */
public final class SweepRun {

    private static final Logger LOG = Logger.getLogger(SweepRun.class);
    private static final int BATCH = 100;

    /** The claims of a node that died are free again after it. What a slow batch has not come to by then, others do. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final KeycloakSessionFactory sessions;
    private final RealmJobs realms;
    private final RealmSweep.Source source;
    private final Clock clock;

    public SweepRun(KeycloakSessionFactory sessions, RealmSweep.Source source, Clock clock) {
        this.sessions = sessions;
        this.realms = new RealmJobs(sessions);
        this.source = source;
        this.clock = clock;
    }

    public void run() {
        List<String> due = new ArrayList<>(KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> JpaDueGrants.realmsWithGrantsDue(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), clock.instant())));
        while (!due.isEmpty()) {
            due.removeIf(it -> !batchOf(it));
        }
    }

    /** The named boundary where everything is caught: one realm's trouble is not another's. Whether there is more to do. */
    private boolean batchOf(String realmId) {
        try {
            List<DueGrants.Due> batch = claim(realmId);
            byGuest(batch).forEach((guest, claims) -> carryOut(realmId, guest, claims));
            return batch.size() == BATCH;
        } catch (RuntimeException trouble) {
            WorkCounters.failure("sweep");
            LOG.errorf(trouble, "guests of realm %s could not be swept now; it will be tried again", realmId);
            return false;
        }
    }

    private List<DueGrants.Due> claim(String realmId) {
        return realms.in(realmId, List.of(), (session, realm) -> {
            RealmSweep sweep = source.of(session, realm);
            return sweep.on() ? sweep.due().claim(BATCH, clock.instant(), LEASE) : List.of();
        });
    }

    private static Map<UserId, List<DueGrants.Due>> byGuest(List<DueGrants.Due> batch) {
        return batch.stream()
                .collect(Collectors.groupingBy(DueGrants.Due::guest, LinkedHashMap::new, Collectors.toList()));
    }

    /** The named boundary where everything is caught: what cannot be done for one guest stops nobody else's. */
    private void carryOut(String realmId, UserId guest, List<DueGrants.Due> claims) {
        if (!clock.instant().isBefore(claims.getFirst().until())) {
            return;
        }
        try {
            doing(realmId, guest, time -> time.shutOut(guest, claims));
            doing(realmId, guest, time -> time.carryOut(guest, claims));
        } catch (RuntimeException trouble) {
            WorkCounters.failure("sweep");
            LOG.errorf(
                    trouble,
                    "what time has decided about guest %s of realm %s could not be carried out and is put off",
                    guest.value(),
                    realmId);
            putOff(realmId, claims);
        }
    }

    /** In a transaction that knows the server's address, though no request told it. */
    private void doing(String realmId, UserId guest, Consumer<CarryOutTime> step) {
        realms.in(realmId, false, (session, realm) -> {
            RealmSweep sweep = source.of(session, realm);
            sweep.origin()
                    .apply(guest)
                    .map(URI::create)
                    .ifPresent(it -> session.getContext().setHttpRequest(new BackgroundRequest(it)));
            step.accept(sweep.time().get());
            return true;
        });
    }

    private void putOff(String realmId, List<DueGrants.Due> claims) {
        Instant now = clock.instant();
        realms.in(realmId, false, (session, realm) -> {
            DueGrants due = source.of(session, realm).due();
            claims.forEach(it -> due.putOff(it, now.plus(pause(it, now))));
            return true;
        });
    }

    /** As long as it has waited already, so that the pauses grow. */
    private static Duration pause(DueGrants.Due claim, Instant now) {
        Duration waited = Duration.between(claim.at(), now);
        if (waited.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return waited.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : waited;
    }
}
