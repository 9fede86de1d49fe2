package io.github.keycloakguests.tests.server;

import java.nio.file.Path;
import java.util.List;

/** What a test server has in its {@code providers/}. */
enum Equipment {
    /** Our jars, and the probe. */
    GUESTS(""),
    /** The probe alone: a server as it is without us, to compare with. */
    PLAIN("-plain");

    private final String suffix;

    Equipment(String suffix) {
        this.suffix = suffix;
    }

    List<Path> providers() {
        return this == GUESTS
                ? HarnessSettings.providers()
                : HarnessSettings.providers().stream()
                        .filter(it -> it.getFileName().toString().contains("probe"))
                        .toList();
    }

    /** What tells its files from those of the other. */
    String suffix() {
        return suffix;
    }
}
