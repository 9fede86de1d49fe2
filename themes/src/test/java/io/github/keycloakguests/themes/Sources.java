package io.github.keycloakguests.themes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.theme.PropertiesUtil;

/** The files that this module ships, as they lie in the source folder. */
final class Sources {

    static final Path ROOT = Path.of("src/main/resources/theme-resources");

    /** Not pages or mails themselves: what those share. */
    private static final Set<String> SHARED = Set.of("guest-words.ftl", "guest-form.ftl", "guest-mail.ftl");

    private Sources() {}

    static List<String> pages() {
        return names(ROOT.resolve("templates"));
    }

    static List<String> mails(String part) {
        return names(ROOT.resolve("templates").resolve(part));
    }

    static List<Path> templates() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("templates"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources of the module that fills the templates in. */
    static List<Path> providers() {
        try (Stream<Path> files = Files.walk(Path.of("../providers/keycloak/src/main/java"))) {
            return files.filter(it -> it.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> languages() {
        try (Stream<Path> files = Files.list(ROOT.resolve("messages"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties messages(Path language) {
        Properties messages = new Properties();
        try (InputStream in = Files.newInputStream(language)) {
            PropertiesUtil.readCharsetAware(messages, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new HashSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
            names.removeAll(SHARED);
            return List.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
