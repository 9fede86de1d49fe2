package io.github.keycloakguests.tests.probe;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.timer.TimerProvider;

/** What the extension does by itself again and again, which can be stopped for a while. */
public final class BackgroundResource {

    private static final List<String> TASKS = List.of(
            "guests-outbox", "guests-codes", "guests-sweep", "guests-digests", "guests-meters", "guests-activity");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Queue<CountDownLatch> HELD = new ConcurrentLinkedQueue<>();
    private static final Map<String, TimerProvider.TimerTaskContext> STOPPED = new ConcurrentHashMap<>();

    private final TimerProvider timer;
    private final ExecutorsProvider executors;

    BackgroundResource(TimerProvider timer, ExecutorsProvider executors) {
        this.timer = timer;
        this.executors = executors;
    }

    /** Returns when what was under way is done. */
    @DELETE
    public void stop() {
        TASKS.forEach(task -> Optional.ofNullable(timer.cancelTask(task)).ifPresent(it -> STOPPED.put(task, it)));
        awaitIdle(TASKS);
        hold();
    }

    /** What is woken meanwhile waits behind these. */
    private void hold() {
        CountDownLatch held = new CountDownLatch(1);
        HELD.add(held);
        for (String task : TASKS) {
            ThreadPoolExecutor pool = (ThreadPoolExecutor) executors.getExecutor(task);
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                pool.execute(() -> await(held));
            }
        }
    }

    private static void await(CountDownLatch held) {
        try {
            held.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitIdle(List<String> tasks) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!tasks.stream().allMatch(this::idle)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("something goes on in the background");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private boolean idle(String task) {
        return ((ThreadPoolExecutor) executors.getExecutor(task)).getActiveCount() == 0;
    }

    /** One pass of a task that is not due yet; returns when it is done. */
    @POST
    @Path("{task}")
    public void run(@PathParam("task") String task) {
        TimerProvider.TimerTaskContext it = timer.cancelTask(task);
        timer.schedule(it.getRunnable(), it.getIntervalMillis(), task);
        it.getRunnable().run();
        awaitIdle(List.of(task));
    }

    @PUT
    public void goOn() {
        for (CountDownLatch held = HELD.poll(); held != null; held = HELD.poll()) {
            held.countDown();
        }
        TASKS.forEach(task -> Optional.ofNullable(STOPPED.remove(task))
                .ifPresent(it -> timer.schedule(it.getRunnable(), it.getIntervalMillis(), task)));
    }
}
