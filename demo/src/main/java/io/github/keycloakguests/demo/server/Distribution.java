package io.github.keycloakguests.demo.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** An unpacked Keycloak. */
public record Distribution(Path home) {
    private static final int OWNER_MAY_EXECUTE = 0100;

    /** Unpacks the archive, unless that has been done before. */
    public static Distribution unpacked(Path archive, Path directory) throws IOException {
        Path home = directory.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
        if (!Files.isDirectory(home)) {
            Path unfinished = directory.resolve("unfinished");
            delete(unfinished);
            unpack(archive, unfinished);
            Files.move(unfinished, home);
        }
        return new Distribution(home);
    }

    /** Puts the jars in. A jar that is there already stays untouched, which spares Keycloak a new build. */
    public void install(Map<String, Path> providers) throws IOException {
        for (Entry<String, Path> provider : providers.entrySet()) {
            Path target = home.resolve("providers").resolve(provider.getKey());
            if (!Files.exists(target) || Files.mismatch(provider.getValue(), target) >= 0) {
                Files.copy(provider.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Leaves this realm, and nothing else, for the next start to import. */
    public void importRealm(Path realm) throws IOException {
        Path data = home.resolve("data");
        delete(data);
        Path directory = Files.createDirectories(data.resolve("import"));
        Files.copy(realm, directory.resolve("demo-realm.json"));
    }

    private static void unpack(Path archive, Path directory) throws IOException {
        Path root = directory.toAbsolutePath().normalize();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path name = Path.of(entry.getName()).normalize();
                // The first name is the archive's own directory.
                Path target = name.getNameCount() > 1
                        ? root.resolve(name.subpath(1, name.getNameCount())).normalize()
                        : root;
                if (!target.startsWith(root)) {
                    throw new IOException("the archive wants to write outside its directory");
                }
                write(tar, entry, target);
            }
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + target.getFileName() + " executable");
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(tree)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
