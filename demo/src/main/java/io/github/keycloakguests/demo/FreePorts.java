package io.github.keycloakguests.demo;

import io.github.keycloakguests.demo.part.DemoFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes sure that every part will find its port free, before anything is started. */
record FreePorts(Map<String, Integer> ports) {
    void check() {
        Set<Integer> ours = new HashSet<>();
        new TreeMap<>(ports).forEach((property, port) -> {
            if (!ours.add(port) || taken(port)) {
                throw new DemoFailure("Port %d is taken. Choose another one: ./mvnw -Pdemo package -D%s=<port>"
                        .formatted(port, property));
            }
        });
    }

    private static boolean taken(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            // Taken, or not ours to take: the same to us.
            return true;
        }
    }
}
