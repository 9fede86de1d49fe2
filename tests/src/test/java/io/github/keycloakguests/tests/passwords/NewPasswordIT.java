package io.github.keycloakguests.tests.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** How guests come by a new password, which nobody else types or sees. */
@KeycloakTest
class NewPasswordIT {

    private static final String NEW = "chosen-by-the-guest";

    private static Acme acme;
    private static Guesthouse house;
    private static Shop shop;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private TestUser guest;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        realm.change(it -> it.setEventsEnabled(true));
    }

    @BeforeEach
    void aGuest() {
        guest = house.guest("guest-" + ++number, acme.space());
    }

    @Test
    void isSetByALinkFromTheLoginPage() {
        Visitor visitor = new Visitor();
        WebPage expired = expired(visitor);
        WebPage asked = visitor.submit(expired.form("#guest-password-form"), Map.of("mail", "true"));

        WebPage done = set(new Visitor(), link(1));

        assertThat(asked.document().select("#guest-password-asked-text").text())
                .isEqualTo("A link is on its way to g•••@house.test. It is valid for 24 hours.");
        assertThat(done.redirect()).isEmpty();
        assertThat(done.text()).contains("Your account has been updated");
        assertThat(done.link("a[href^='" + Acme.APP + "']")).isEqualTo(Acme.APP);
        assertThat(shop.app()
                        .askForTokens(guest)
                        .json()
                        .path("error_description")
                        .asText())
                .isEqualTo("Invalid user credentials");
        shop.login(renewed()).assertGood();
        assertThat(events("SEND_RESET_PASSWORD")).hasSize(1);
        assertThat(events("UPDATE_CREDENTIAL")).hasSize(1);
    }

    @Test
    void logsInToNothing() {
        Visitor visitor = new Visitor();
        expired(new Visitor());
        byManager();

        set(visitor, link(1));

        assertThat(visitor.openLogin(shop.app(), "openid").redirect()).isEmpty();
        assertThat(visitor.cookieNames()).doesNotContain("KEYCLOAK_IDENTITY");
    }

    @Test
    void isNotSetByOpeningALink() {
        byManager();
        String link = link(1);
        for (int i = 0; i < 2; i++) {
            new Visitor().head(link);
            assertThat(new Visitor().open(link).document().select("#password-new"))
                    .hasSize(1);
        }

        shop.login(guest).assertGood();
        assertThat(set(new Visitor(), link).text()).contains("Your account has been updated");
    }

    @Test
    void isSetByALinkOnce() {
        byManager();
        String link = link(1);
        set(new Visitor(), link);

        assertOver(link);
        shop.login(renewed()).assertGood();
    }

    @Test
    void isSetByNoLinkOfBefore() {
        byManager();
        clock.advance(Duration.ofMinutes(1));
        byManager();
        String first = link(1);
        String second = link(2);
        set(new Visitor(), second);

        assertOver(first);
    }

    @Test
    void isSetByNoLinkThatWasMailedForAnotherOne() {
        byManager();
        String link = link(1);
        house.withPassword(guest, "set-by-an-administrator");

        assertOver(link);
    }

    @Test
    void isSetByNoLinkToAnAddressThatIsNotTheGuestsAnyMore() {
        byManager();
        String link = link(1);
        UserRepresentation moved = realm.admin().users().get(guest.id()).toRepresentation();
        moved.setEmail("moved-" + guest.email());
        realm.admin().users().get(guest.id()).update(moved);

        assertOver(link);
    }

    @Test
    void isSetWithinADay() {
        byManager();
        String link = link(1);
        clock.advance(Duration.ofHours(24).minusMinutes(1));
        assertThat(new Visitor().open(link).document().select("#password-new")).hasSize(1);
        clock.advance(Duration.ofMinutes(2));

        assertOver(link);
    }

    @Test
    void isSetByNobodyWhoIsNotLetIn() {
        byManager();
        String link = link(1);
        house.suspend(guest);

        WebPage page = new Visitor().open(link);

        assertThat(page.document().select("#password-new")).isEmpty();
        assertThat(page.document().select("#guest-access-ended-text")).hasSize(1);
    }

    @Test
    void isMailedSeldomHoweverOftenItIsAskedFor() {
        Visitor visitor = new Visitor();
        WebPage page = expired(visitor);
        for (int i = 0; i < 5; i++) {
            page = visitor.submit(page.form("#guest-password-form"), Map.of("mail", "true"));
            assertThat(page.document().select("#guest-password-asked-text")).hasSize(1);
            assertThat(page.status()).isEqualTo(200);
        }
        visitor.open(page.url().toString());

        link(1);
        assertThat(events("SEND_RESET_PASSWORD")).hasSize(1);
        assertThat(Api.error(alice().post(path()))).isEqualTo("too_many_mails");
        assertThat(mails()).hasSize(1);
    }

    @Test
    void isMailedFiveTimesInAnHour() {
        int mailed = 0;
        for (int minute = 0; minute < 10; minute++) {
            mailed += alice().post(path()).status() == 204 ? 1 : 0;
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(mailed).isEqualTo(5);
        link(5);
    }

    @Test
    void isMailedToNobodyWhoseAccessIsWhatIsOver() {
        Visitor visitor = new Visitor();
        WebPage expired = expired(visitor);
        house.suspend(guest);

        WebPage page = visitor.submit(expired.form("#guest-password-form"), Map.of("mail", "true"));

        assertThat(page.document().select("#guest-access-ended-text")).hasSize(1);
        assertThat(events("SEND_RESET_PASSWORD")).isEmpty();
    }

    @Test
    void isNeitherTypedNorSeenByManagers() {
        Answer answer = alice().post(path());
        ReceivedMail letter = mails(1).getFirst();

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(alice().get("guests/" + guest.id() + "/history").body())
                .contains("guest_password_link_sent")
                .doesNotContain("key=");
        assertThat(letter.recipients()).containsExactly(guest.email());
        assertThat(letter.text()).doesNotContain(guest.password());
        for (String field : List.of("password", "newPassword", "credentials")) {
            assertThat(alice().patch("guests/" + guest.id(), Map.of(field, "chosen-by-alice"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void endsWhatWasBegunWithTheOldOne() {
        Login login = shop.login(guest);
        byManager();

        set(new Visitor(), link(1), Map.of("logout-sessions", "on"));

        login.assertGone();
    }

    private WebPage expired(Visitor visitor) {
        Api.done(alice().put("guests/" + guest.id() + "/password-life", Map.of("life", "PT1M")));
        clock.advance(Duration.ofMinutes(1));
        return visitor.signIn(visitor.openLogin(shop.app(), "openid"), guest);
    }

    private void byManager() {
        assertThat(alice().post(path()).status()).isEqualTo(204);
    }

    private String path() {
        return "guests/" + guest.id() + "/password-link";
    }

    private WebPage set(Visitor visitor, String link) {
        return set(visitor, link, Map.of());
    }

    private WebPage set(Visitor visitor, String link, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("password-new", NEW);
        fields.put("password-confirm", NEW);
        return visitor.submit(visitor.open(link).form("#kc-passwd-update-form"), fields);
    }

    private void assertOver(String link) {
        WebPage page = new Visitor().open(link);
        assertThat(page.document().select("#password-new")).isEmpty();
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("Action expired");
    }

    private TestUser renewed() {
        return new TestUser(guest.id(), guest.username(), NEW, guest.email());
    }

    private String link(int mails) {
        return mails(mails).getLast().link("/login-actions/action-token?key=");
    }

    private List<ReceivedMail> mails(int atLeast) {
        return Eventually.answered(this::mails, it -> it.size() >= atLeast).subList(0, atLeast);
    }

    private List<ReceivedMail> mails() {
        return mail.to(guest.email()).stream()
                .filter(it -> it.subject().equals("Set a new password"))
                .toList();
    }

    /** Tokens do not last for as long as tests move the clock. */
    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }

    private List<EventRepresentation> events(String type) {
        return realm.admin().getEvents(List.of(type), null, guest.id(), null, null, null, null, null);
    }
}
