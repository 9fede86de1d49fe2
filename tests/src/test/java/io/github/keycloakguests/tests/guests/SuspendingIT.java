package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Suspending a guest, and having it back. */
@KeycloakTest
class SuspendingIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static String sales;

    private TestRealm realm;
    private TestClock clock;
    private TestMail mail;
    private Visitor visitor;

    @BeforeAll
    static void acmeWithTwoParts(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
        realm.change(it -> it.setEventsEnabled(true));
    }

    @Test
    void putsAGuestOut() {
        TestUser guest = reception.guest("out@suspend.test", Map.of());
        Login login = shop.login(guest);
        Login other = shop.login(guest);
        login.assertGood();

        JsonNode suspended = Api.done(alice().post("guests/" + guest.id() + "/suspend"));

        assertThat(Api.texts(suspended.path("grants"), "state")).containsExactly("suspended");
        login.assertGone();
        other.assertGone();
        assertThat(realm.admin().users().get(guest.id()).getUserSessions()).isEmpty();
        assertThat(shop.refused(guest).text()).contains("Your access is paused").contains("acme");
    }

    @Test
    void leavesAnEventAtTheLoginOfTheSuspended() {
        TestUser guest = house.guest("event", acme.space());
        house.suspend(guest);

        shop.refused(guest);

        assertThat(realm.admin().getEvents(List.of("LOGIN_ERROR"), null, guest.id(), null, null, null, null, null))
                .anySatisfy(it -> assertThat(it.getDetails()).containsEntry("reason", "guest_access_suspended"));
    }

    @Test
    void letsAGuestInAgainAfterwardsButNothingOfBefore() {
        TestUser guest = house.guest("again", acme.space());
        Login before = shop.login(guest);
        house.suspend(guest);

        JsonNode resumed = Api.done(alice().post("guests/" + guest.id() + "/resume"));

        assertThat(Api.texts(resumed.path("grants"), "state")).containsExactly("active");
        Login after = shop.login(guest);
        after.assertGood();
        assertThat(after.tokens().claims().path("sub").asText()).isEqualTo(guest.id());
        before.assertGone();
    }

    @Test
    void endsOfflineSessionsForGood() {
        TestUser guest = house.guest("offline", acme.space());
        realm.assignRealmRole(guest, "offline_access");
        Login offline = shop.login(guest, "openid offline_access");
        assertThat(shop.app().askToRefresh(offline.tokens()).status()).isEqualTo(200);

        house.suspend(guest);
        assertThat(shop.app().askToRefresh(offline.tokens()).status()).isEqualTo(400);
        house.resume(guest);

        assertThat(shop.app().askToRefresh(offline.tokens()).status()).isEqualTo(400);
    }

    @Test
    void keepsThePlace() {
        TestUser guest = house.guest("placed", acme.space());
        JsonNode before = alice().quota(acme.space());

        house.suspend(guest);

        assertThat(alice().quota(acme.space())).isEqualTo(before);
    }

    @Test
    void doesNotKeepTheEndFromComing() {
        TestUser guest = house.guest("timed", acme.space(), Map.of("period", "P1D"));
        house.suspend(guest);
        clock.advance(Duration.ofDays(2));

        house.resume(guest);

        assertThat(house.grantAt(acme.space(), guest).path("state").asText()).isEqualTo("expired");
        assertThat(shop.refused(guest).text()).contains("Your access has ended");
    }

    @Test
    void reachesNoFurtherThanWhoDoesItMaySee() {
        TestUser guest = house.guest("both", marketing);
        house.granted(guest, sales, Map.of());
        TestUser mia = house.member("mia");
        acme.appoint(mia, marketing);
        Login login = shop.login(guest);

        JsonNode answer = Api.done(Api.as(mia, acme, realm).post("guests/" + guest.id() + "/suspend"));

        assertThat(Api.texts(answer.path("grants"), "space")).containsExactly(marketing);
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("suspended");
        assertThat(house.grantAt(sales, guest).path("state").asText()).isEqualTo("active");
        login.assertGood();
        assertThat(Api.texts(login.refreshed().at("/guest/spaces"), "id")).containsExactly(sales);
        assertThat(alice().shown("guests?search=both").at("/0/state").asText()).isEqualTo("active");
    }

    @Test
    void isOnTheListAndCanBeSearchedFor() {
        TestUser guest = house.guest("found", acme.space());
        house.suspend(guest);

        assertThat(Api.texts(alice().shown("guests?state=suspended&max=200"), "id"))
                .contains(guest.id());
        assertThat(Api.texts(alice().shown("guests?state=active&max=200"), "id"))
                .doesNotContain(guest.id());
    }

    @Test
    void isRefusedWhereThereIsNothingToIt() {
        TestUser guest = house.guest("twice", acme.space());

        assertThat(error(alice().post("guests/" + guest.id() + "/resume"))).isEqualTo("nothing_to_resume");
        house.suspend(guest);
        assertThat(error(alice().post("guests/" + guest.id() + "/suspend"))).isEqualTo("nothing_to_suspend");
        assertThat(alice().delete("guests/" + guest.id()).status()).isEqualTo(204);
        assertThat(error(alice().post("guests/" + guest.id() + "/resume"))).isEqualTo("nothing_to_resume");
    }

    /** That somebody decided: nobody else undoes it by the way. */
    @Test
    void isNotUndoneByEnsuringAccess() {
        TestUser guest = house.guest("ensured", marketing);
        house.suspend(guest);

        Answer answer = alice().post("spaces/" + marketing + "/access", Map.of("email", guest.email()));

        assertThat(answer.json().path("outcome").asText()).as(answer.body()).isEqualTo("already");
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("suspended");
        shop.refused(guest);
    }

    /** Neither by an inviter, who could not resume a guest of somebody else. */
    @Test
    void isNotUndoneByAnInvitationToTheSameSpace() {
        TestUser guest = house.guest("invited", acme.space());
        house.suspend(guest);
        Api inviter = Api.as(acme.inviter("ivo"), acme, realm);
        Answer invited = inviter.invite(acme.space(), Map.of("to", guest.email()));
        assertThat(invited.status()).as(invited.body()).isEqualTo(200);

        // Refused at once, or at the door.
        Api.texts(invited.json().path("answers"), "invitation").stream()
                .filter(it -> !it.isEmpty())
                .forEach(it -> knock(guest));

        assertThat(house.grantAt(acme.space(), guest).path("state").asText()).isEqualTo("suspended");
        shop.refused(guest);
    }

    /** Goes as far with its latest link as it gets. */
    private void knock(TestUser guest) {
        WebPage page = visitor.submit(visitor.open(mail.await(guest.email()).link("/guests/join/")), Map.of());
        WebPage question = visitor.signIn(page, guest);
        question.document().select("form").forms().stream()
                .findFirst()
                .ifPresent(it -> visitor.submit(it, Map.of("answer", "join")));
    }

    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }

    private static String error(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        return answer.json().path("error").asText();
    }
}
