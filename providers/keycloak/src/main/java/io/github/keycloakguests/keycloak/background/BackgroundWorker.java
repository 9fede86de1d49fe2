package io.github.keycloakguests.keycloak.background;

import io.github.keycloakguests.keycloak.metrics.WorkCounters;
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
 * Does one kind of work of this node in the background: every so often, and at once when there is something to do.
 * Keycloak's timer thread is shared by all its tasks, so it only gives the sign.
 */
public final class BackgroundWorker {

    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);

    private final String name;
    private final KeycloakSessionFactory sessions;
    private final Runnable pass;
    private final AtomicInteger signs = new AtomicInteger();

    /**
     * @param name of its timer task and of its thread
     * @param pass what it does each time it looks, never twice at the same moment
     */
    public BackgroundWorker(String name, KeycloakSessionFactory sessions, Runnable pass) {
        this.name = name;
        this.sessions = sessions;
        this.pass = pass;
    }

    /** Begins to look, again and again after that interval. */
    public void start(Duration interval) {
        try (KeycloakSession session = sessions.create()) {
            session.getProvider(TimerProvider.class).schedule(this::wake, interval.toMillis(), name);
        }
    }

    /** Has the worker look once what this session has put in is committed. */
    public void wakeAfter(KeycloakSession session) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                wake();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    /** Has the worker look at once. */
    public void wake() {
        if (signs.getAndIncrement() > 0) {
            // Somebody is at work and will look again.
            return;
        }
        try (KeycloakSession session = sessions.create()) {
            session.getProvider(ExecutorsProvider.class).getExecutor(name).execute(this::work);
        } catch (RejectedExecutionException shuttingDown) {
            signs.set(0);
            LOG.debugf("the server is shutting down; the work of %s is left to the next start", name);
        }
    }

    private void work() {
        int seen;
        do {
            seen = signs.get();
            runOnce();
        } while (!signs.compareAndSet(seen, 0));
    }

    /** The named boundary where everything is caught: a database that is down must not stop the worker for good. */
    private void runOnce() {
        try {
            pass.run();
        } catch (RuntimeException trouble) {
            WorkCounters.failure(name.replaceFirst("^guests-", ""));
            LOG.errorf(trouble, "the work of %s could not be done now and will be tried again", name);
        }
    }
}
