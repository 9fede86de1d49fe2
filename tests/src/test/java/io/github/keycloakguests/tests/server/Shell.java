package io.github.keycloakguests.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a program, its output going to a file. */
final class Shell {

    /** Must be JAVA_OPTS: kc.sh's own -XX:+UseG1GC and an appended other collector kill the JVM. */
    private static final String JAVA_OPTS = "-Xms128m -Xmx768m -XX:MaxMetaspaceSize=256m -Dfile.encoding=UTF-8"
            + " -XX:+ExitOnOutOfMemoryError -Djava.security.egd=file:/dev/urandom"
            + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private Shell() {}

    /** A program in the environment of this JVM, but for what would change a Keycloak. */
    static Process start(Path log, List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(key -> key.startsWith("KC_") || key.startsWith("KEYCLOAK_"));
        builder.environment().remove("JAVA_OPTS_APPEND");
        builder.environment().put("JAVA_OPTS", JAVA_OPTS);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(Path log, List<String> command) {
        run(log, command, Map.of());
    }

    static void run(Path log, List<String> command, Map<String, String> environment) {
        try {
            int code = start(log, command, environment).waitFor();
            if (code != 0) {
                throw new IllegalStateException(command + " ended with " + code + ":\n" + tail(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }

    /** The last lines of a log, for the message of a failure. */
    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "no log at " + log + ": " + e.getMessage();
        }
    }
}
