package io.github.keycloakguests.tests.me;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guests who leave by themselves. */
@KeycloakTest
class LeavingIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static String globex;

    private TestRealm realm;
    private TestClock clock;
    private TestMail mail;
    private Api alice;

    @BeforeAll
    static void acmeWithAPartAndANeighbour(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        globex = reception.neighbour("globex");
    }

    @BeforeEach
    void asAlice() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void endsTheGrantAndTheSessionsWhenNothingIsLeft() {
        TestUser guest = house.guest("last", acme.space());
        JsonNode places = alice.quota(acme.space());
        Login login = shop.login(guest);
        Api own = asGuest(guest);

        Answer left = own.delete("me/grants/" + house.grantIdAt(acme.space(), guest));

        assertThat(left.status()).as(left.body()).isEqualTo(204);
        login.assertGone();
        assertThat(own.get("me").status()).isEqualTo(401);
        assertThat(house.grantAt(acme.space(), guest).path("state").asText()).isEqualTo("ended");
        assertThat(house.grantAt(acme.space(), guest).path("why").asText()).isEqualTo("left");
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        assertThat(alice.quota(acme.space()).path("used").asInt())
                .isEqualTo(places.path("used").asInt() - 1);
        shop.refused(guest);
    }

    @Test
    void leavesTheOthersAsTheyAre() {
        TestUser guest = house.guest("other", acme.space());
        house.granted(guest, marketing, Map.of());
        Login login = shop.login(guest);
        Api own = asGuest(guest);

        assertThat(own.delete("me/grants/" + house.grantIdAt(marketing, guest)).status())
                .isEqualTo(204);

        login.assertGood();
        assertThat(Api.texts(login.refreshed().at("/guest/spaces"), "id")).containsExactly(acme.space());
        assertThat(Api.texts(own.shown("me").path("grants"), "space")).containsExactly(acme.space());
        assertThat(realm.groupsOf(acme.space()).members(marketing)).doesNotContain(guest.id());
    }

    @Test
    void tellsNobodyElse() {
        TestUser guest = house.guest("quiet", acme.space());
        reception.join(new Visitor(), reception.inviteTo(globex, guest.email(), Map.of()), guest);
        mail.await(guest.email(), 2);
        int mails = mail.count();

        assertThat(asGuest(guest)
                        .delete("me/grants/" + house.grantIdAt(acme.space(), guest))
                        .status())
                .isEqualTo(204);

        TestUser gina = house.member("gina");
        realm.addMember(globex, gina);
        acme.appoint(gina, globex);
        Api ginas = Api.as(gina, acme, realm);
        assertThat(ginas.shown("guests/" + guest.id() + "/history").toString()).doesNotContain("grant_ended");
        assertThat(Api.texts(ginas.shown("guests?search=" + guest.email()), "state"))
                .containsExactly("active");
        assertThat(mail.count()).isEqualTo(mails);
    }

    @Test
    void isInTheHistoryAndTheAdminEvents() {
        realm.change(it -> it.setAdminEventsEnabled(true));
        TestUser guest = house.guest("noted", acme.space());
        String grant = house.grantIdAt(acme.space(), guest);

        assertThat(asGuest(guest).delete("me/grants/" + grant).status()).isEqualTo(204);

        JsonNode entry = alice.shown("guests/" + guest.id() + "/history").path(0);
        assertThat(entry.path("deed").asText()).isEqualTo("grant_ended");
        assertThat(entry.path("actor").asText()).isEqualTo(guest.id());
        assertThat(entry.at("/after/why").asText()).isEqualTo("left");
        assertThat(realm.admin().getAdminEvents()).anySatisfy(it -> {
            assertThat(it.getResourcePath()).isEqualTo("guests/me/grants/" + grant);
            assertThat(it.getOperationType()).isEqualTo("DELETE");
            assertThat(it.getAuthDetails().getUserId()).isEqualTo(guest.id());
        });
    }

    @Test
    void isRefusedForGrantsOfOthersAndTwice() {
        TestUser guest = house.guest("stays", acme.space());
        house.granted(guest, marketing, Map.of());
        TestUser other = house.guest("others", acme.space());
        Api own = asGuest(guest);
        String grant = house.grantIdAt(marketing, guest);

        assertNotFound(own.delete("me/grants/" + house.grantIdAt(acme.space(), other)));
        assertNotFound(own.delete("me/grants/no-such-grant"));
        assertNotFound(alice.delete("me/grants/" + grant));
        assertNotFound(Api.asAdministrator(realm).delete("me/grants/" + grant));
        assertThat(own.delete("me/grants/" + grant).status()).isEqualTo(204);
        Answer again = own.delete("me/grants/" + grant);
        assertThat(again.status()).isEqualTo(409);
        assertThat(Api.error(again)).isEqualTo("grant_ended");
        assertThat(house.grantAt(acme.space(), other).path("state").asText()).isEqualTo("active");
    }

    @Test
    void isPossibleFromAccessThatIsOver() {
        TestUser guest = house.guest("over", acme.space());
        house.granted(guest, marketing, Map.of("period", "P1D"));
        clock.advance(Duration.ofDays(2));

        assertThat(asGuest(guest)
                        .delete("me/grants/" + house.grantIdAt(marketing, guest))
                        .status())
                .isEqualTo(204);

        assertThat(house.grantAt(marketing, guest).path("why").asText()).isEqualTo("left");
    }

    @Test
    void leavesAMemberItsSessions() {
        TestUser member = house.member("member");
        realm.addMember(globex, member);
        reception.join(new Visitor(), reception.invite(member.email()), member);
        Login login = shop.login(member);

        assertThat(Api.as(member, acme, realm)
                        .delete("me/grants/" + house.grantIdAt(acme.space(), member))
                        .status())
                .isEqualTo(204);

        login.assertGood();
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(Api.error(answer)).isEqualTo("not_found");
    }

    private Api asGuest(TestUser guest) {
        return Api.bearing(new Visitor().signIn(acme.console(), guest).accessToken(), realm);
    }
}
