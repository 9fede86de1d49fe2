package io.github.keycloakguests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same thing on threads that start together. */
public final class AtOnce {

    private AtOnce() {}

    /** On eight of them. */
    public static <T> List<T> eightTimes(Callable<T> work) {
        return times(8, work);
    }

    /** What each of so many came to; a failure of one fails the whole. */
    public static <T> List<T> times(int many, Callable<T> work) {
        CyclicBarrier start = new CyclicBarrier(many);
        List<Callable<T>> runners = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            runners.add(() -> {
                start.await();
                return work.call();
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
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
