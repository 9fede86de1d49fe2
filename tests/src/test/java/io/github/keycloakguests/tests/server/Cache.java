package io.github.keycloakguests.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is dear to make and the same for every run of the same content; shared by all builds of a user. */
final class Cache {

    private static final Duration KEPT_UNUSED = Duration.ofDays(2);

    private final Path root;

    Cache(Path root) {
        this.root = root;
    }

    /** The folder of this name; filled now if no run has filled it before. */
    Path folder(String name, Consumer<Path> filling) {
        Path folder = root.resolve(name);
        try {
            Files.createDirectories(root);
            try (FileChannel file = FileChannel.open(
                            root.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !Files.exists(folder)) {
                    dropUnused();
                    fill(folder, filling);
                }
                Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Path folder, Consumer<Path> filling) throws IOException {
        Path unfinished = root.resolve(folder.getFileName() + ".unfinished");
        Trees.delete(unfinished);
        Files.createDirectory(unfinished);
        filling.accept(unfinished);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private void dropUnused() throws IOException {
        Instant limit = Instant.now().minus(KEPT_UNUSED);
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.filter(Files::isDirectory)
                    .filter(folder -> !folder.getFileName().toString().endsWith(".unfinished"))
                    .toList();
        }
        for (Path folder : folders) {
            if (Files.getLastModifiedTime(folder).toInstant().isBefore(limit)) {
                Trees.delete(folder);
            }
        }
    }
}
