package io.github.keycloakguests.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A Keycloak distribution with providers in it, augmented for one kind of database. */
final class Distribution {

    private final Cache cache = new Cache(HarnessSettings.cache());
    private final Path archive = HarnessSettings.distribution();
    private final List<Path> providers;
    private final List<String> buildOptions;

    Distribution(String vendor, Equipment equipment) {
        this.providers = equipment.providers();
        buildOptions = List.of("--db=" + vendor, "--health-enabled=true", "--metrics-enabled=true");
    }

    /** The folder with {@code bin/kc.sh}. Only read from it: other builds use it at the same time. */
    Path home() {
        String content = new Fingerprint()
                .withArchive(archive)
                .with(buildOptions.toString())
                .withJars(providers)
                .name();
        return cache.folder("augmented-" + content, this::augment);
    }

    /** Names the database contents that a first start with these providers leads to. */
    String schema() {
        return new Fingerprint().withArchive(archive).withChangelogs(providers).name();
    }

    Cache cache() {
        return cache;
    }

    private void augment(Path home) {
        // Trees.copy makes the top folder itself.
        Trees.delete(home);
        // The build replaces files (new inodes) and never touches the libraries, so these may be links.
        Trees.copy(plain(), home, file -> file.startsWith("lib/lib"));
        for (Path jar : providers) {
            install(jar, home.resolve("providers"));
        }
        Path log = HarnessSettings.ofServers("build.log");
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(buildOptions);
        Shell.run(log, command);
    }

    private static void install(Path jar, Path folder) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is no jar: run at least the phase package, as ./mvnw verify does");
        }
        try {
            Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path plain() {
        String content = new Fingerprint().withArchive(archive).name();
        return cache.folder(
                "plain-" + content,
                folder -> Shell.run(
                        HarnessSettings.ofServers("unpack.log"),
                        List.of("tar", "-xzf", archive.toString(), "-C", folder.toString(), "--strip-components=1")));
    }
}
