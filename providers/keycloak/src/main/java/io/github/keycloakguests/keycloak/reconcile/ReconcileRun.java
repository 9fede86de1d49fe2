package io.github.keycloakguests.keycloak.reconcile;

import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.jpa.JpaBooks;
import io.github.keycloakguests.keycloak.jpa.JpaPurge;
import io.github.keycloakguests.keycloak.metrics.WorkCounters;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One pass over what fires no event, or fired it while our jars were not there. Looks for each kind in a transaction, and
 * mends each mismatch in another; what two nodes do at the same time does no harm.
 */
public final class ReconcileRun {

    private static final Logger LOG = Logger.getLogger(ReconcileRun.class);

    private final KeycloakSessionFactory sessions;
    private final RealmJobs realms;
    private final Source source;

    /** Puts together what a session needs. */
    @FunctionalInterface
    public interface Source {
        Reconciliation of(KeycloakSession session, RealmModel realm);
    }

    public ReconcileRun(KeycloakSessionFactory sessions, Source source) {
        this.sessions = sessions;
        this.realms = new RealmJobs(sessions);
        this.source = source;
    }

    /** Over all realms; those that are gone leave nothing behind. */
    public void run() {
        KeycloakModelUtils.runJobInTransactionWithResult(
                        sessions,
                        session -> JpaBooks.realms(
                                session.getProvider(JpaConnectionProvider.class).getEntityManager()))
                .forEach(this::passIn);
    }

    /** Over one realm. */
    public Findings over(String realmId) {
        List<Mismatch> mismatches = new ArrayList<>();
        boolean more = false;
        for (Mismatch.Kind kind : Mismatch.Kind.values()) {
            List<String> found = realms.in(
                    realmId,
                    List.of(),
                    (session, realm) -> source.of(session, realm).find(kind));
            found.forEach(id -> mismatches.add(new Mismatch(kind, id, mended(realmId, kind, id))));
            more = more || found.size() >= JpaBooks.MOST;
        }
        mismatches.forEach(it -> WorkCounters.mismatch(it.kind(), it.mended()));
        return new Findings(mismatches, more);
    }

    /** The named boundary where everything is caught: one realm's trouble is not another's. */
    private void passIn(String realmId) {
        try {
            if (!realms.in(realmId, false, (session, realm) -> true)) {
                purge(realmId);
                return;
            }
            Findings findings = over(realmId);
            if (!findings.mismatches().isEmpty()) {
                LOG.warnf(
                        "realm %s: guests and Keycloak differed, %d of %s are mended",
                        realmId, findings.mended(), findings.numbers());
                LOG.debugf("realm %s: %s", realmId, findings.mismatches());
            }
        } catch (RuntimeException trouble) {
            WorkCounters.failure("reconcile");
            LOG.errorf(trouble, "guests of realm %s could not be compared with Keycloak now", realmId);
        }
    }

    /** The named boundary where everything is caught: what cannot be mended is told, and the rest goes on. */
    private boolean mended(String realmId, Mismatch.Kind kind, String id) {
        try {
            return realms.in(
                    realmId,
                    false,
                    (session, realm) -> source.of(session, realm).mend(kind, id));
        } catch (RuntimeException trouble) {
            WorkCounters.failure("reconcile");
            LOG.errorf(trouble, "realm %s: %s of %s could not be mended now", realmId, kind, id);
            return false;
        }
    }

    private void purge(String realmId) {
        KeycloakModelUtils.runJobInTransaction(
                sessions,
                session -> new JpaPurge(
                                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId)
                        .realm());
        LOG.warnf("realm %s is gone; what was left of its guests is deleted", realmId);
    }
}
