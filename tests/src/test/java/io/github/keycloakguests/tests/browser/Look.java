package io.github.keycloakguests.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** How a window shows pages: its size, its colours, its language. */
public record Look(int width, int height, ColorScheme colours, String locale) {

    public static Look desktop() {
        return new Look(1280, 900, ColorScheme.LIGHT, "en");
    }

    public static Look phone() {
        return new Look(390, 844, ColorScheme.LIGHT, "en");
    }

    /** The narrowest for which content has to find room without being scrolled sideways (WCAG 2.2, 1.4.10). */
    public static Look narrow() {
        return new Look(320, 568, ColorScheme.LIGHT, "en");
    }

    /** What is left of a window 1280 wide for whoever zooms to 200 % (WCAG 2.2, 1.4.4). */
    public static Look zoomed() {
        return new Look(640, 450, ColorScheme.LIGHT, "en");
    }

    public Look dark() {
        return new Look(width, height, ColorScheme.DARK, locale);
    }

    public Look in(String language) {
        return new Look(width, height, colours, language);
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setLocale(locale);
    }
}
