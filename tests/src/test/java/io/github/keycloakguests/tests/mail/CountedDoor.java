package io.github.keycloakguests.tests.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A TCP port before another one, which counts who passes and can be shut. */
final class CountedDoor {

    private final int behind;
    private final AtomicInteger passed = new AtomicInteger();
    private final Set<Socket> inside = ConcurrentHashMap.newKeySet();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Map<String, Duration> slow = new ConcurrentHashMap<>();
    private final Set<String> losing = ConcurrentHashMap.newKeySet();

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

    /** From now on answers this line to whoever names that recipient. */
    void refuse(String recipient, String answer) {
        refused.put(recipient, answer);
    }

    /** From now on takes that time twice with a letter to a recipient that contains this: half a minute is its own patience. */
    void slow(String recipient, Duration time) {
        slow.put(recipient, time);
    }

    /** Lets the next letter to this recipient pass, but throws its bearer out before it hears so. */
    void loseAnswer(String recipient) {
        losing.add("<" + recipient + ">");
    }

    void refuseNobody() {
        refused.clear();
        slow.clear();
        losing.clear();
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
        Thread.ofVirtual().start(() -> pass(caller, server, () -> forward(caller, server)));
        Thread.ofVirtual()
                .start(() -> pass(server, caller, () -> server.getInputStream().transferTo(caller.getOutputStream())));
    }

    private void pass(Socket from, Socket to, Passage passage) {
        try {
            passage.run();
            to.shutdownOutput();
        } catch (IOException e) {
            // One side went away: so does the other.
            close(from);
            close(to);
        } finally {
            inside.remove(from);
        }
    }

    /** Line by line, for a refused recipient is answered here; callers wait for the answer to each command. */
    private void forward(Socket caller, Socket server) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        String recipient = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Optional<String> refusal = refusal(line);
            recipient = line.startsWith("RCPT TO:") ? line : recipient;
            if (line.startsWith("RCPT TO:") || line.equals("DATA")) {
                takeTimeWith(recipient);
            }
            if (line.equals(".") && losing.removeIf(recipient::contains)) {
                close(caller);
            }
            OutputStream next = (refusal.isPresent() ? caller : server).getOutputStream();
            next.write((refusal.orElse(line) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            next.flush();
        }
    }

    private void takeTimeWith(String recipient) {
        slow.forEach((slowly, time) -> {
            if (recipient.contains(slowly)) {
                LockSupport.parkNanos(time.toNanos());
            }
        });
    }

    private Optional<String> refusal(String line) {
        return line.startsWith("RCPT TO:")
                ? refused.entrySet().stream()
                        .filter(it -> line.contains("<" + it.getKey() + ">"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.empty();
    }

    @FunctionalInterface
    private interface Passage {
        void run() throws IOException;
    }

    private static void close(AutoCloseable it) {
        try {
            it.close();
        } catch (Exception e) {
            // Closed is all that it should be.
        }
    }
}
