package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages under the themes that Keycloak brings along, in both languages. */
@KeycloakTest
class ThemesAndLanguagesIT {

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
    }

    @ParameterizedTest
    @CsvSource({
        "keycloak.v2, en, Create account and join,     Would you like to join acme, Your access has ended",
        "keycloak.v2, de, Konto anlegen und beitreten, Möchten Sie „acme“ als,      Ihr Zugang ist beendet",
        "keycloak,    en, Create account and join,     Would you like to join acme, Your access has ended",
        "keycloak,    de, Konto anlegen und beitreten, Möchten Sie „acme“ als,      Ihr Zugang ist beendet",
        "base,        en, Create account and join,     Would you like to join acme, Your access has ended",
        "base,        de, Konto anlegen und beitreten, Möchten Sie „acme“ als,      Ihr Zugang ist beendet",
    })
    void leadThroughTheWholeJourney(String theme, String language, String signUp, String join, String ended) {
        realm.change(it -> it.setLoginTheme(theme));
        String name = theme.replace(".", "") + language;
        Letter letter = reception.invite(name + "@partner.test", Map.of("period", "P1D"));
        visitor.reading(language);

        WebPage form = spoken(language, visitor.open(letter.link()));
        assertThat(form.document().select("#guest-sign-up-submit").text()).isEqualTo(signUp);
        WebPage errors = spoken(language, visitor.submit(form, Map.of()));
        assertThat(errors.status()).isEqualTo(400);
        assertThat(errors.document().select("#input-error-displayName")).hasSize(1);
        assertThat(visitor.submit(errors, Reception.form(letter.address())).redirect())
                .isPresent();
        spoken(language, visitor.open(letter.link()));
        TestUser member = realm.createUser("member-" + name, "members-secret");
        Letter again = reception.invite(member.email());
        Visitor other = new Visitor().reading(language);
        WebPage login = other.submit(spoken(language, other.open(again.link())), Map.of());
        assertThat(spoken(language, other.signIn(login, member)).text()).contains(join);
        TestUser guest = new TestUser("", letter.address(), Reception.PASSWORD, letter.address());
        clock.advance(Duration.ofHours(25));
        Visitor late = new Visitor().reading(language);
        WebPage closed = spoken(language, late.signIn(late.openLogin(acme.app(), "openid"), guest));
        assertThat(closed.text()).contains(ended);
    }

    private static WebPage spoken(String language, WebPage page) {
        assertThat(page.document().select("html").attr("lang")).isEqualTo(language);
        assertThat(page.document().html()).doesNotContain("FreeMarker template error");
        assertThat(page.text()).doesNotContainPattern("\\bguest[A-Z]\\w+");
        return page;
    }

    @Test
    void speakTheLanguageOfTheInvitationWhenNothingWasChosen() {
        Letter letter = reception.invite(address(), Map.of("locale", "de"));

        assertThat(visitor.reading("en").open(letter.link()).text()).contains("lädt Sie zu");
        assertThat(visitor.open(letter.link() + "?kc_locale=en").text()).contains("invites you to");
        assertThat(visitor.open(letter.link()).text()).contains("invites you to");
    }

    @Test
    void speakTheLanguageOfTheBrowserWhenTheInvitationHasNone() {
        Letter letter = reception.invite(address());

        assertThat(visitor.reading("de").open(letter.link()).text()).contains("lädt Sie zu");
        assertThat(visitor.open(letter.link() + "?kc_locale=en").text()).contains("invites you to");
        assertThat(visitor.open(letter.link() + "?kc_locale=xx").status()).isEqualTo(200);
    }

    @Test
    void remembersTheLanguageInWhichSomebodySignedUp() {
        Letter letter = reception.invite(address());

        visitor.submit(visitor.open(letter.link() + "?kc_locale=de"), Reception.form(letter.address()));

        assertThat(reception
                        .account(letter.address())
                        .orElseThrow()
                        .getAttributes()
                        .get("locale"))
                .containsExactly("de");
    }

    /** Also where there is no invitation, or none any more. */
    @Test
    void speaksTheChosenLanguageOnEveryPage() {
        Letter letter = reception.invite(address());
        acme.call("DELETE", "invitations/" + letter.invitation());

        assertThat(visitor.open(letter.link() + "?kc_locale=de").text()).contains("nicht mehr gültig");
        assertThat(new Visitor().open(letter.link() + "x?kc_locale=de").text())
                .contains("Zu diesem Link gibt es keine Einladung");
        assertThat(new Visitor()
                        .post(letter.link() + "/ask?kc_locale=de", Map.of())
                        .text())
                .contains("Vielen Dank");
    }

    private static String address() {
        return UUID.randomUUID() + "@partner.test";
    }
}
