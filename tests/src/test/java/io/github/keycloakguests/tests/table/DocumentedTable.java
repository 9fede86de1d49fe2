package io.github.keycloakguests.tests.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.server.HarnessSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A table that a test goes by: it stands in {@code <name>.md} among the resources, {@code docs/security.md} repeats it
 * between two marks, and what a run has found is left as {@code target/<name>.md}.
 */
public record DocumentedTable(String name) {

    private static final Path DOCUMENTATION =
            HarnessSettings.target().resolve("../../docs/security.md").normalize();

    /** The text of the table. */
    public String markdown() {
        try (InputStream file = DocumentedTable.class.getResourceAsStream("/" + name + ".md")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public MarkdownTable table() {
        return MarkdownTable.parse(markdown());
    }

    public void assertDocumented() {
        try {
            assertThat(Files.readString(DOCUMENTATION))
                    .as("copy tests/src/test/resources/%s.md between the marks of docs/security.md", name)
                    .contains("<!-- %s: begin -->\n%s<!-- %s: end -->\n".formatted(name, markdown(), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the table as it was found. */
    public void leave(String found) {
        try {
            Files.writeString(HarnessSettings.target().resolve(name + ".md"), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
