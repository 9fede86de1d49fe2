package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Removing a guest from its spaces, and signing it out. */
@KeycloakTest
class RemovingIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static String sales;

    private TestRealm realm;
    private Visitor visitor;

    @BeforeAll
    static void acmeWithTwoParts(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
    }

    @Test
    void takesGroupAndOrganization() {
        TestUser guest = reception.guestOf(marketing, "removed@removing.test", Map.of());
        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(guest.id());
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();

        assertThat(alice().delete("guests/" + guest.id()).status()).isEqualTo(204);

        assertThat(realm.groupsOf(acme.space()).members(marketing)).doesNotContain(guest.id());
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        assertThat(realm.admin().users().get(guest.id()).toRepresentation().isEnabled())
                .isTrue();
    }

    @Test
    void putsOutOfEverySession() {
        TestUser guest = house.guest("everywhere", marketing);
        house.granted(guest, sales, Map.of());
        realm.assignRealmRole(guest, "offline_access");
        Login one = shop.login(guest);
        Login other = shop.login(guest);
        Login offline = shop.login(guest, "openid offline_access");

        assertThat(alice().delete("guests/" + guest.id()).status()).isEqualTo(204);

        one.assertGone();
        other.assertGone();
        assertThat(shop.app().askToRefresh(offline.tokens()).status()).isEqualTo(400);
        assertThat(shop.refused(guest).text()).contains("Your access has ended");
    }

    @Test
    void keepsWhatWas() {
        TestUser guest = house.guest("remembered", marketing);

        assertThat(alice().delete("guests/" + guest.id()).status()).isEqualTo(204);

        JsonNode shown = alice().shown("guests/" + guest.id());
        assertThat(Api.texts(shown.path("grants"), "state")).containsExactly("ended");
        assertThat(Api.texts(alice().shown("guests?state=ended&search=remembered"), "id"))
                .containsExactly(guest.id());
        assertThat(Api.texts(alice().shown("guests/" + guest.id() + "/history"), "deed"))
                .contains("grant_made", "grant_ended");
    }

    @Test
    void givesThePlaceBack() {
        TestUser guest = house.guest("place", marketing);
        int used = alice().quota(acme.space()).path("used").asInt();

        assertThat(alice().delete("guests/" + guest.id()).status()).isEqualTo(204);

        assertThat(alice().quota(acme.space()).path("used").asInt()).isEqualTo(used - 1);
    }

    @Test
    void reachesNoFurtherThanWhoDoesItMaySee() {
        TestUser guest = house.guest("both", marketing);
        house.granted(guest, sales, Map.of());
        TestUser mia = house.member("mia");
        acme.appoint(mia, marketing);
        Login login = shop.login(guest);

        assertThat(Api.as(mia, acme, realm).delete("guests/" + guest.id()).status())
                .isEqualTo(204);

        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("ended");
        assertThat(house.grantAt(sales, guest).path("state").asText()).isEqualTo("active");
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        login.assertGood();
        assertThat(Api.texts(login.refreshed().at("/guest/spaces"), "id")).containsExactly(sales);
    }

    @Test
    void isOverAfterTheFirstTime() {
        TestUser guest = house.guest("once", marketing);
        assertThat(alice().delete("guests/" + guest.id()).status()).isEqualTo(204);

        Answer again = alice().delete("guests/" + guest.id());

        assertThat(again.status()).as(again.body()).isEqualTo(404);
    }

    /** Whoever was in the realm before loses nothing but the grants. */
    @Test
    void leavesMembersWhoWereGuestsTheirSessions() {
        TestUser dora = realm.createUser("dora", "doras-secret");
        String link = reception.invite(dora.email()).link();
        WebPage question = visitor.signIn(visitor.submit(visitor.open(link), Map.of()), dora);
        visitor.submit(question, Map.of("answer", "join"));
        Login login = shop.login(dora);
        assertThat(login.refreshed().path("user_type").asText()).isEqualTo("guest");

        assertThat(alice().delete("guests/" + dora.id()).status()).isEqualTo(204);

        login.assertGood();
        assertThat(shop.login(dora).refreshed().has("sub")).isTrue();
    }

    @Test
    void signsOutEverywhereAndLeavesTheAccess() {
        TestUser guest = house.guest("signed", marketing);
        realm.assignRealmRole(guest, "offline_access");
        Login one = shop.login(guest);
        Login offline = shop.login(guest, "openid offline_access");

        assertThat(alice().post("guests/" + guest.id() + "/sign-out").status()).isEqualTo(204);

        one.assertGone();
        assertThat(shop.app().askToRefresh(offline.tokens()).status()).isEqualTo(400);
        assertThat(shop.server()
                        .introspected(offline.tokens().accessToken())
                        .path("active")
                        .asBoolean())
                .isFalse();
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("active");
        shop.login(guest).assertGood();
    }

    @Test
    void tellsApplicationsThatASessionIsOver() {
        try (LogoutCalls calls = LogoutCalls.to(shop.app(), realm)) {
            TestUser guest = house.guest("told", marketing);
            Login login = shop.login(guest);

            assertThat(alice().post("guests/" + guest.id() + "/sign-out").status())
                    .isEqualTo(204);

            String session = login.tokens().claims().path("sid").asText();
            assertThat(calls.told())
                    .anySatisfy(it -> assertThat(it.path("sid").asText()).isEqualTo(session));
        }
    }

    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }
}
