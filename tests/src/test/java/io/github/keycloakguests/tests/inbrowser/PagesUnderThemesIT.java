package io.github.keycloakguests.tests.inbrowser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Chromium;
import io.github.keycloakguests.tests.browser.Look;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** All pages that guests meet, under the themes that Keycloak brings along, where there is little room or all is reversed. */
@KeycloakTest
class PagesUnderThemesIT {

    /** A window under a theme, and how its screenshots are called. */
    record Setting(String theme, String label, Look look) {

        @Override
        public String toString() {
            return theme + "-" + label;
        }
    }

    static Stream<Setting> settings() {
        return Stream.of("keycloak.v2", "keycloak", "base")
                .flatMap(theme -> Stream.of(
                        new Setting(
                                theme, "narrow-dark-de", Look.narrow().dark().in("de")),
                        new Setting(theme, "zoomed", Look.zoomed()),
                        new Setting(theme, "reversed", Look.narrow().in("ar"))));
    }

    /** Their page has no landmarks, and its choice of languages a tabindex of its own: Keycloak's template, not ours. */
    private static final List<String> FRAME_OF_OLDER_THEMES = List.of("landmark-one-main", "region", "tabindex");

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private TestClock clock;
    private Chromium chromium;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        realm.change(it -> it.getSupportedLocales().add("ar"));
        realm.attribute("guests.remember-browser", "P30D");
        IdentityProviderRepresentation elsewhere = new IdentityProviderRepresentation();
        elsewhere.setAlias("elsewhere");
        elsewhere.setDisplayName("Partner & Sons");
        elsewhere.setProviderId("oidc");
        elsewhere.setEnabled(true);
        elsewhere.setConfig(Map.of(
                "authorizationUrl", realm.url(), "tokenUrl", realm.url(), "clientId", "none", "clientSecret", "none"));
        realm.admin().identityProviders().create(elsewhere).close();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void canBeReadAndUsed(Setting setting) {
        String name = setting.toString().replace(".", "");
        realm.change(it -> it.setLoginTheme(setting.theme));
        Letter letter = reception.invite("ada-" + name + "@partner.test");
        TestUser known = realm.createUser("known-" + name, "secret-of-known", "known-" + name + "@partner.test");
        Letter toKnown = reception.invite(known.email());
        TestUser guest = reception.guest("guest-" + name + "@partner.test", Map.of("period", "P1D"));
        speak(guest, setting.look.locale());
        try (BrowserContext window = chromium.window(setting.look)) {
            window.setDefaultTimeout(10_000);
            Page page = window.newPage();

            page.navigate(letter.link());
            page.locator("#guest-provider-elsewhere").waitFor();
            look(page, "sign-up", setting);
            page.locator("#guest-sign-up-submit").click();
            page.locator("#input-error-displayName").waitFor();
            look(page, "sign-up-errors", setting);
            page.navigate(letter.link() + "x");
            look(page, "link-unknown", setting);
            page.navigate(toKnown.link());
            look(page, "log-in", setting);
            page.locator("#guest-log-in-submit").click();
            page.locator("#password").fill(known.password());
            page.locator("#kc-login").click();
            page.locator("#guest-join-yes").waitFor();
            look(page, "join", setting);
            window.clearCookies();
            askForACode(page, guest, setting);
            window.clearCookies();
            realm.attribute("guests.allowed-clients", "none");
            logIn(page, guest);
            look(page, "application", setting);
            window.clearCookies();
            realm.withoutAttribute("guests.allowed-clients");
            askForANewPassword(page, guest, setting);
            window.clearCookies();
            clock.advance(Duration.ofDays(8));
            logIn(page, guest);
            look(page, "access-ended", setting);
            page.navigate(letter.link());
            look(page, "link-over", setting);
            page.locator("#guest-ask-submit").click();
            page.locator("#guest-asked-text").waitFor();
            look(page, "asked", setting);
        }
    }

    /** Whoever has an account is spoken to in its language. */
    private void speak(TestUser guest, String locale) {
        UserRepresentation changed = realm.admin().users().get(guest.id()).toRepresentation();
        changed.singleAttribute("locale", locale);
        realm.admin().users().get(guest.id()).update(changed);
    }

    private void askForACode(Page page, TestUser guest, Setting setting) {
        realm.withoutAttribute("guests.second-factor");
        try {
            login(page, guest);
            page.locator("#guest-code-form #remember").waitFor();
            look(page, "code", setting);
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("code");
        } finally {
            realm.attribute("guests.second-factor", "never");
        }
    }

    private void askForANewPassword(Page page, TestUser guest, Setting setting) {
        realm.attribute("guests.password-life", "PT1M");
        clock.advance(Duration.ofMinutes(1));
        try {
            login(page, guest);
            page.locator("#guest-password-expired-text").waitFor();
            look(page, "password-expired", setting);
            page.locator("#guest-password-submit").click();
            page.locator("#guest-password-asked-text").waitFor();
            look(page, "password-asked", setting);
        } finally {
            realm.withoutAttribute("guests.password-life");
        }
    }

    private void logIn(Page page, TestUser guest) {
        login(page, guest);
        page.locator("#guest-access-ended-text").waitFor();
    }

    private static void login(Page page, TestUser guest) {
        page.navigate(acme.app().loginUrl("openid"));
        page.locator("#username").fill(guest.username());
        page.locator("#kc-login").click();
        page.locator("#password").fill(guest.password());
        page.locator("#kc-login").click();
    }

    private void look(Page page, String what, Setting setting) {
        // Whoever has an account is spoken to in its language.
        if (setting.label.equals("reversed")
                && page.locator("html").getAttribute("lang").equals("ar")) {
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
        }
        List<String> waived = setting.theme.equals("keycloak.v2") ? List.of() : FRAME_OF_OLDER_THEMES;
        new Inspection(chromium, waived).of(page, "theme-" + what + "-" + setting);
    }
}
