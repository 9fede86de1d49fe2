package io.github.keycloakguests.demo;

import io.github.keycloakguests.demo.part.Part;
import java.util.ArrayDeque;
import java.util.Deque;

/** What must be stopped at the end, the last first. */
final class Running {
    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    synchronized <T extends Part> T add(T part) {
        if (closed) {
            part.close();
        } else {
            parts.push(part);
        }
        return part;
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
