package io.github.keycloakguests.tests.inbrowser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import io.github.keycloakguests.tests.browser.Chromium;
import java.util.Arrays;
import java.util.List;

/** What every page has to stand: a screenshot for people to look at, axe-core, and a window that is as wide as it is. */
final class Inspection {

    private final Chromium chromium;
    private final List<String> waived;

    /** @param waived rules of axe-core about what is not ours on the page */
    Inspection(Chromium chromium, List<String> waived) {
        this.chromium = chromium;
        this.waived = waived;
    }

    /** Leaves the screenshot of that name. */
    void of(Page page, String name) {
        // The theme's background stays with the window, so a page that has scrolled to its focus would show it shifted.
        page.evaluate("window.scrollTo(0, 0)");
        chromium.screenshot(page, name);
        assertThat(axe(page).analyze().getViolations())
                .as(name)
                .extracting(it -> it.getId() + ": "
                        + Arrays.toString(it.getNodes().stream()
                                .map(node -> node.getHtml())
                                .toArray()))
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " fits the width")
                .isEqualTo(true);
    }

    /** It takes no empty list. Its older mode does without a second page for each, which only frames would need. */
    private AxeBuilder axe(Page page) {
        AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
        return waived.isEmpty() ? axe : axe.disableRules(waived);
    }
}
