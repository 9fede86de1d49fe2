package io.github.keycloakguests.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.github.keycloakguests.tests.server.HarnessSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The one real browser of a test JVM. Playwright wants all calls from one thread: the tests', which is one. */
public final class Chromium {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-gpu-rasterization",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Chromium shared;

    private final Browser browser;

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /** Starts it when first asked for. */
    public static synchronized Chromium shared() {
        if (shared == null) {
            shared = new Chromium(launch(installed()));
        }
        return shared;
    }

    /** A window without cookies; close it, or leave it to the end of the run. */
    public BrowserContext window(Look look) {
        return browser.newContext(look.options());
    }

    /** Leaves the whole page as {@code target/screenshots/<name>.png}. */
    public Path screenshot(Page page, String name) {
        Path file = HarnessSettings.target().resolve("screenshots").resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @SuppressWarnings("resource") // Playwright's driver ends with the JVM.
    private static Browser launch(Optional<Path> executable) {
        Map<String, String> environment = new HashMap<>();
        if (executable.isPresent()) {
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        }
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
        executable.ifPresent(options::setExecutablePath);
        return Playwright.create(new Playwright.CreateOptions().setEnv(environment))
                .chromium()
                .launch(options);
    }

    /** A browser of this machine; empty lets Playwright download its own. */
    private static Optional<Path> installed() {
        return Stream.concat(
                        Stream.of(System.getenv("GUESTS_TEST_BROWSER")).filter(Objects::nonNull), USUAL_PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
