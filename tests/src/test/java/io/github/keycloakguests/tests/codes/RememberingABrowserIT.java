package io.github.keycloakguests.tests.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Browsers in which guests have asked not to be asked for codes, where their type allows that. */
@KeycloakTest
class RememberingABrowserIT {

    private static final String COOKIE = "GUEST_BROWSER";

    private static Acme acme;
    private static Guesthouse house;
    private static TestClient app;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Statements statements;
    private Visitor visitor;
    private TestUser guest;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        app = realm.client("shop").create();
        realm.guestType("home", Map.of("remember-browser", "P30D"));
        realm.guestType("plain", Map.of());
    }

    @BeforeEach
    void aGuest() {
        realm.withoutAttribute("guests.second-factor");
        guest = somebody("home");
    }

    @AfterEach
    void asItWas() {
        realm.attribute("guests.second-factor", "never");
        realm.withoutAttribute("guests.remember-browser");
    }

    @Test
    void asksNoMoreInTheBrowserThatTheGuestWanted() {
        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);
        assertThat(login.offersToRemember()).isTrue();
        assertThat(login.page().text()).contains("Do not ask for a code in this browser for 30 days");
        login.typeAndRemember(login.mailed()).in();

        assertThat(again().in()).isNotEmpty();
        assertThat(CodeLogin.begin(app, guest, mail).asks()).as("elsewhere").isTrue();
    }

    @Test
    void asksWhereNobodyWantedOtherwise() {
        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);
        login.type(login.mailed()).in();

        assertThat(visitor.cookieNames()).doesNotContain(COOKIE);
        assertThat(again().asks()).isTrue();
    }

    @Test
    void remembersNothingForACodeThatIsWrong() {
        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);

        login.typeAndRemember(CodeLogin.not(login.mailed()));

        assertThat(visitor.cookieNames()).doesNotContain(COOKIE);
    }

    @Test
    void remembersNothingUnlessTheTypeSaysSo() {
        guest = somebody("plain");
        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);
        assertThat(login.offersToRemember()).isFalse();

        login.typeAndRemember(login.mailed()).in();

        assertThat(visitor.cookieNames()).doesNotContain(COOKIE);
        assertThat(again().asks()).isTrue();
    }

    @Test
    void remembersWhereTheRealmSaysSoAndTheTypeDoesNot() {
        realm.attribute("guests.remember-browser", "P1D");
        guest = somebody("plain");

        remembered();
        clock.advance(Duration.ofHours(23));
        assertThat(again().in()).isNotEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(again().asks()).isTrue();
    }

    @Test
    void forgetsAfterAWhile() {
        remembered();
        clock.advance(Duration.ofDays(29));
        assertThat(again().in()).isNotEmpty();

        clock.advance(Duration.ofDays(1).plusMinutes(1));

        assertThat(again().asks()).isTrue();
    }

    @Test
    void asksAgainWhereCodesAreAlwaysAskedFor() {
        remembered();

        realm.attribute("guests.second-factor", "always");

        CodeLogin login = again();
        assertThat(login.asks()).isTrue();
        assertThat(login.offersToRemember()).isFalse();
    }

    @Test
    void asksWhoeverElseSitsThere() {
        TestUser other = somebody("home");
        remembered();

        guest = other;

        assertThat(again().asks()).isTrue();
    }

    @Test
    void forgetsWithAnotherPassword() {
        remembered();
        CredentialRepresentation password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue("quite another secret");
        clock.advance(Duration.ofSeconds(2));
        realm.admin().users().get(guest.id()).resetPassword(password);
        guest = new TestUser(guest.id(), guest.username(), "quite another secret", guest.email());

        assertThat(again().asks()).isTrue();
    }

    @Test
    void forgetsWithAnotherAddress() {
        remembered();
        UserRepresentation user = realm.admin().users().get(guest.id()).toRepresentation();
        user.setEmail("moved-" + number + "@house.test");
        realm.admin().users().get(guest.id()).update(user);
        guest = new TestUser(guest.id(), guest.username(), guest.password(), user.getEmail());

        assertThat(again().asks()).isTrue();
    }

    @Test
    void forgetsWhenSessionsAreEnded() {
        remembered();
        clock.advance(Duration.ofSeconds(2));

        Api.done(Api.as(acme.alice(), acme, realm)
                .put("guests/" + guest.id() + "/password-life", Map.of("life", "never", "endSessions", true)));

        assertThat(again().asks()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.eyJ0eXAiOiJndWVzdC1icm93c2VyIn0."})
    void asksWhoBringsSomethingElse(String value) {
        visitor.receive(
                URI.create(realm.url() + "/"), List.of(COOKIE + "=" + value + ";Version=1;Path=/;Max-Age=3600"));

        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);

        assertThat(login.asks()).isTrue();
        assertThat(login.type(login.mailed()).in()).isNotEmpty();
    }

    @Test
    void costsNoMoreThanALoginThatOwesNoCode() {
        remembered();
        again().in();
        long known = statements.least(() -> again().in());
        realm.attribute("guests.second-factor", "never");
        again().in();

        assertThat(known).isEqualTo(statements.least(() -> again().in()));
    }

    private TestUser somebody(String type) {
        return house.guest("guest-" + ++number, acme.space(), Map.of("type", type));
    }

    private void remembered() {
        CodeLogin login = CodeLogin.begin(visitor, app, guest, mail);
        login.typeAndRemember(login.mailed()).in();
        assertThat(again().in()).as("remembered").isNotEmpty();
    }

    /** The guest opens the same browser on another day. */
    private CodeLogin again() {
        return CodeLogin.begin(visitor.closeBrowser(), app, guest, mail);
    }
}
