package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.keycloak.clock.ServerClock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.TimerProvider;

/**
 * Empties the outbox of this node, in the background: every so often, and at once when something has been put in.
 * Keycloak's timer thread is shared by all its tasks, so it only gives the sign.
 */
public final class OutboxWorker {

    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);
    private static final String NAME = "guests-outbox";

    private final KeycloakSessionFactory sessions;
    private final RealmMail.Source source;
    private final AtomicInteger signs = new AtomicInteger();

    public OutboxWorker(KeycloakSessionFactory sessions, RealmMail.Source source) {
        this.sessions = sessions;
        this.source = source;
    }

    /** Begins to look, again and again after that interval. */
    public void start(Duration interval) {
        try (KeycloakSession session = sessions.create()) {
            session.getProvider(TimerProvider.class).schedule(() -> wake(sessions), interval.toMillis(), NAME);
        }
    }

    /** Has the worker look once what this session has put in is committed. */
    public void wakeAfter(KeycloakSession session) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                wake(sessions);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void wake(KeycloakSessionFactory factory) {
        if (signs.getAndIncrement() > 0) {
            // Somebody is at work and will look again.
            return;
        }
        try (KeycloakSession session = factory.create()) {
            session.getProvider(ExecutorsProvider.class).getExecutor(NAME).execute(this::work);
        } catch (RejectedExecutionException shuttingDown) {
            signs.set(0);
            LOG.debug("the server is shutting down; mails stay in the outbox");
        }
    }

    private void work() {
        int seen;
        do {
            seen = signs.get();
            runOnce();
        } while (!signs.compareAndSet(seen, 0));
    }

    private void runOnce() {
        try {
            new OutboxRun(sessions, source, new ServerClock()).run();
        } catch (RuntimeException trouble) {
            // The named boundary again: a database that is down must not stop the worker for good.
            LOG.error("the outbox could not be read now and will be tried again", trouble);
        }
    }
}
