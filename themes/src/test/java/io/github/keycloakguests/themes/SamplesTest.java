package io.github.keycloakguests.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Leaves every page and mail in {@code target/samples}, for people to look at. */
class SamplesTest {

    private static final Path SAMPLES = Path.of("target/samples");

    @Test
    void areLeftForPeopleToLookAt() throws IOException {
        for (Locale language : Printer.LANGUAGES) {
            for (StockTheme theme : StockTheme.loginThemes()) {
                Path folder = folder(language, theme.getName());
                for (Scene scene : Scene.pages()) {
                    Files.writeString(
                            folder.resolve(scene.name() + ".html"),
                            Printer.page(scene, theme, language).replace("/resources/x/", "../../resources/"));
                }
            }
            StockTheme theme = StockTheme.emailThemes().getFirst();
            Path folder = folder(language, "mails");
            for (Scene scene : Scene.mails()) {
                Files.writeString(folder.resolve(scene.name() + ".html"), Printer.htmlMail(scene, theme, language));
                Files.writeString(folder.resolve(scene.name() + ".txt"), Printer.textMail(scene, theme, language));
            }
        }

        assertThat(SAMPLES.resolve("en/mails/invitation.txt")).isNotEmptyFile();
    }

    private static Path folder(Locale language, String name) throws IOException {
        return Files.createDirectories(SAMPLES.resolve(language.toLanguageTag()).resolve(name));
    }
}
