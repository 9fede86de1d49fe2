package io.github.keycloakguests.tests.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A short name for contents: equal contents, equal name. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Fingerprint with(String text) {
        digest.update((text + '\n').getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A released archive: its name and size tell it from others. */
    Fingerprint withArchive(Path archive) {
        try {
            return with(archive.getFileName() + " " + Files.size(archive));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What our own jars do; not when and by which tool they were packed. */
    Fingerprint withJars(List<Path> jars) {
        return withEntries(jars, name -> !name.equals("META-INF/MANIFEST.MF") && !name.startsWith("META-INF/maven/"));
    }

    /** What our own jars want of the database. */
    Fingerprint withChangelogs(List<Path> jars) {
        return withEntries(jars, name -> name.matches("META-INF/[^/]*\\.xml"));
    }

    private Fingerprint withEntries(List<Path> jars, Predicate<String> relevant) {
        for (Path jar : jars) {
            with(jar.getFileName().toString());
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                List<? extends ZipEntry> entries = zip.stream()
                        .filter(entry -> !entry.isDirectory() && relevant.test(entry.getName()))
                        .sorted(Comparator.comparing(ZipEntry::getName))
                        .toList();
                for (ZipEntry entry : entries) {
                    with(entry.getName());
                    digest.update(zip.getInputStream(entry).readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    String name() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }
}
