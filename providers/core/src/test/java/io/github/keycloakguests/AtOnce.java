package io.github.keycloakguests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same thing on eight threads that start together. */
public final class AtOnce {

    private static final int THREADS = 8;

    private AtOnce() {}

    /** What each of the eight came to; a failure of one fails the whole. */
    public static <T> List<T> eightTimes(Callable<T> work) {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<T>> runners = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            runners.add(() -> {
                start.await();
                return work.call();
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(runners)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
