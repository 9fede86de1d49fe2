package io.github.keycloakguests.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A crowd whose people all do something at the same moment. */
public final class AtOnce {

    private static final long PATIENCE_SECONDS = 60;

    private AtOnce() {}

    /** What came of each, in the order of the deeds; nobody begins before all are there. */
    public static <T> List<T> done(List<? extends Callable<T>> deeds) throws InterruptedException, ExecutionException {
        CyclicBarrier ready = new CyclicBarrier(deeds.size());
        try (ExecutorService people = Executors.newFixedThreadPool(deeds.size())) {
            List<Callable<T>> waiting = new ArrayList<>();
            for (Callable<T> deed : deeds) {
                waiting.add(() -> {
                    ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return deed.call();
                });
            }
            List<T> ends = new ArrayList<>();
            for (Future<T> end : people.invokeAll(waiting)) {
                ends.add(end.get());
            }
            return ends;
        }
    }
}
