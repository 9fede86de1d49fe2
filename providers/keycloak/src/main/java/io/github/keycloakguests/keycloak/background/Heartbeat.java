package io.github.keycloakguests.keycloak.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Does something again and again to what is held, beside the work that goes on with it. */
public final class Heartbeat<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Heartbeat.class);

    private final Duration pause;
    private final Consumer<T> beat;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile T held;

    /** Begins with a pause, and with that being held. */
    public Heartbeat(Executor executor, Duration pause, T held, Consumer<T> beat) {
        this.pause = pause;
        this.held = held;
        this.beat = beat;
        executor.execute(this::run);
    }

    /** What is held from now on. */
    public void hold(T next) {
        held = next;
    }

    private void run() {
        try {
            while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                beatOnce();
            }
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
        }
    }

    /** The named boundary where everything is caught: one that fails must not keep the next from being tried. */
    private synchronized void beatOnce() {
        if (end.getCount() == 0) {
            return;
        }
        try {
            beat.accept(held);
        } catch (RuntimeException trouble) {
            LOG.warn("what goes on beside other work failed and will be tried again", trouble);
        }
    }

    /** When this returns, nothing is done any more. */
    @Override
    public synchronized void close() {
        end.countDown();
    }
}
