package io.github.keycloakguests.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Chromium;
import io.github.keycloakguests.tests.browser.Look;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import org.junit.jupiter.api.Test;

/** What the harness promises about the browser. */
@KeycloakTest
class BrowserIT {

    @Test
    void showsTheLoginPageOnAPhone(TestRealm realm, Chromium chromium) {
        TestClient app = realm.client("app").create();

        try (BrowserContext window = chromium.window(Look.phone().dark().in("de"))) {
            Page page = window.newPage();
            page.navigate(app.loginUrl("openid"));

            assertThat(page.locator("#kc-login").innerText()).isEqualTo("Anmelden");
            assertThat(chromium.screenshot(page, "harness-login-phone-dark-de")).isNotEmptyFile();
        }
    }
}
