package io.github.keycloakguests.tests.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP port before another one, which counts who passes and can be shut. */
final class CountedDoor {

    private final int behind;
    private final AtomicInteger passed = new AtomicInteger();
    private final Set<Socket> inside = ConcurrentHashMap.newKeySet();

    private ServerSocket door;
    private int port;

    CountedDoor(int behind) {
        this.behind = behind;
    }

    /** Opens the door; at the same port as before, if it had one. */
    synchronized void open() {
        if (door != null) {
            return;
        }
        try {
            door = new ServerSocket();
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ServerSocket opened = door;
        Thread.ofVirtual().start(() -> letIn(opened));
    }

    /** Refuses newcomers, throws out those inside. */
    synchronized void shut() {
        if (door != null) {
            close(door);
            door = null;
            inside.forEach(CountedDoor::close);
        }
    }

    synchronized int port() {
        return port;
    }

    int passed() {
        return passed.get();
    }

    void countFromZero() {
        passed.set(0);
    }

    private void letIn(ServerSocket opened) {
        try {
            while (true) {
                Socket caller = opened.accept();
                passed.incrementAndGet();
                connect(caller);
            }
        } catch (IOException e) {
            // The door was shut; nobody waits for this thread.
        }
    }

    private void connect(Socket caller) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        inside.add(caller);
        inside.add(server);
        Thread.ofVirtual().start(() -> copy(caller, server));
        Thread.ofVirtual().start(() -> copy(server, caller));
    }

    private void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One side went away: so does the other.
            close(from);
            close(to);
        } finally {
            inside.remove(from);
        }
    }

    private static void close(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception e) {
            // Closed is all that it should be.
        }
    }
}
