package io.github.keycloakguests.tests.probe;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.timer.TimerProvider;

/** What the extension does by itself again and again, which can be stopped for a while. */
public final class BackgroundResource {

    private static final List<String> TASKS =
            List.of("guests-outbox", "guests-sweep", "guests-digests", "guests-activity");
    private static final Map<String, TimerProvider.TimerTaskContext> STOPPED = new ConcurrentHashMap<>();

    private final TimerProvider timer;

    BackgroundResource(TimerProvider timer) {
        this.timer = timer;
    }

    @DELETE
    public void stop() {
        TASKS.forEach(task -> Optional.ofNullable(timer.cancelTask(task)).ifPresent(it -> STOPPED.put(task, it)));
    }

    @PUT
    public void goOn() {
        TASKS.forEach(task -> Optional.ofNullable(STOPPED.remove(task))
                .ifPresent(it -> timer.schedule(it.getRunnable(), it.getIntervalMillis(), task)));
    }
}
