package io.github.keycloakguests.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.LogoutCalls;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What time has decided is carried out in the background, with nobody logging in or asking. */
@Tag("journey")
@KeycloakTest
class SweepingIT {

    private static final Map<String, String> A_DAY = Map.of("period", "P1D");
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static String sales;

    private TestRealm realm;
    private TestClock clock;
    private Sql sql;

    @BeforeAll
    static void acmeWithTwoParts(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
        realm.change(it -> {
            it.setSsoSessionIdleTimeout((int) Duration.ofDays(100).toSeconds());
            it.setSsoSessionMaxLifespan((int) Duration.ofDays(100).toSeconds());
        });
    }

    @BeforeEach
    void behindTheServersBack() {
        sql = new Sql(realm);
    }

    @Test
    void takesTheGuestOutOfGroupAndOrganization() {
        TestUser guest = house.guest("over", marketing, A_DAY);
        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(guest.id());

        clock.advance(TWO_DAYS);
        awaitSwept(guest);

        assertThat(realm.groupsOf(acme.space()).members(marketing)).doesNotContain(guest.id());
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("expired");
        assertThat(realm.admin().users().get(guest.id()).toRepresentation().isEnabled())
                .isTrue();
    }

    @Test
    void endsSessionsAndTellsTheApplications() {
        try (LogoutCalls calls = LogoutCalls.to(shop.app(), realm)) {
            TestUser guest = house.guest("told", marketing, A_DAY);
            realm.assignRealmRole(guest, "offline_access");
            Login login = shop.login(guest);
            shop.login(guest, "openid offline_access");
            assertThat(sessions(guest)).isPositive();

            clock.advance(TWO_DAYS);
            awaitSwept(guest);

            assertThat(sessions(guest)).isZero();
            assertThat(calls.told()).anySatisfy(it -> {
                assertThat(it.path("sid").asText())
                        .isEqualTo(login.tokens().claims().path("sid").asText());
                assertThat(it.path("iss").asText()).isEqualTo(realm.url());
            });
        }
    }

    @Test
    void givesThePlaceBackInTheBooks() {
        long before = used();
        TestUser guest = house.guest("placed", marketing, A_DAY);
        assertThat(used()).isEqualTo(before + 1);

        clock.advance(TWO_DAYS);
        awaitSwept(guest);

        assertThat(used()).isEqualTo(before);
    }

    @Test
    void leavesWhoHasMoreWhereItIs() {
        TestUser guest = house.guest("more", marketing, A_DAY);
        house.granted(guest, sales, Map.of("period", "P10D"));
        Login login = shop.login(guest);

        clock.advance(TWO_DAYS);
        awaitSwept(guest);

        assertThat(realm.groupsOf(acme.space()).members(marketing)).doesNotContain(guest.id());
        assertThat(realm.groupsOf(acme.space()).members(sales)).contains(guest.id());
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        assertThat(Api.texts(login.refreshed().at("/guest/spaces"), "id")).containsExactly(sales);
    }

    @Test
    void leavesWhoIsAGuestElsewhereThere() {
        String globex = reception.neighbour("globex");
        TestUser guest = house.guest("neighbour", acme.space(), A_DAY);
        reception.join(new Visitor(), reception.inviteTo(globex, guest.email(), Map.of()), guest);

        clock.advance(TWO_DAYS);
        awaitSwept(guest);

        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        assertThat(reception.membership(globex, guest.id())).isPresent();
        shop.login(guest).assertGood();
    }

    /** The organization's own event of somebody leaving must not end what can still be renewed. */
    @Test
    void letsTheGuestBackInWhenItIsRenewed() {
        TestUser guest = house.guest("renewed", marketing, A_DAY);
        clock.advance(TWO_DAYS);
        awaitSwept(guest);

        Api.done(alice().post("grants/" + house.grantIdAt(marketing, guest) + "/renew"));

        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(guest.id());
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        shop.login(guest).assertGood();
    }

    @Test
    void endsTheSuspendedToo() {
        TestUser guest = house.guest("suspended", marketing, A_DAY);
        house.suspend(guest);

        clock.advance(TWO_DAYS);
        awaitSwept(guest);

        assertThat(realm.groupsOf(acme.space()).members(marketing)).doesNotContain(guest.id());
    }

    @Test
    void letsInWhoseTimeHasCome() {
        Instant start = clock.now().plus(Duration.ofDays(2));
        TestUser guest = house.guest("early", sales, Map.of("period", "P10D"));
        house.granted(guest, marketing, Map.of("period", "P10D", "startsAt", start.toString()));
        assertThat(realm.groupsOf(acme.space()).members(marketing)).doesNotContain(guest.id());

        clock.moveTo(start.plusSeconds(2));
        Eventually.answered(() -> deeds(guest), it -> it.contains("grant_begun"));

        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(guest.id());
    }

    @Test
    void writesDownWhenItWas() {
        TestUser guest = house.guest("written", marketing, A_DAY);
        Instant end = house.end(marketing, guest);

        clock.advance(TWO_DAYS);
        awaitSwept(guest);

        List<JsonNode> entries = history(guest);
        assertThat(entries)
                .filteredOn(it -> it.path("deed").asText().equals("grant_expired"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.at("/after/endsAt").asText()).isEqualTo(end.toString());
                    assertThat(it.path("space").asText()).isEqualTo(marketing);
                });
    }

    @Test
    void leavesMembersWhoWereGuestsTheirSessions() {
        TestUser dora = realm.createUser("dora", "doras-secret");
        String link = reception.invite(dora.email()).link();
        Visitor visitor = new Visitor();
        WebPage question = visitor.signIn(visitor.submit(visitor.open(link), Map.of()), dora);
        visitor.submit(question, Map.of("answer", "join"));
        house.change(acme.space(), dora, A_DAY);
        shop.login(dora);
        long sessions = sessions(dora);

        clock.advance(TWO_DAYS);
        awaitSwept(dora);

        assertThat(sessions(dora)).isEqualTo(sessions);
    }

    @Test
    void letsNobodyWaitForOneThatFails() {
        TestUser broken = house.guest("broken", marketing, A_DAY);
        TestUser next = house.guest("next", marketing, A_DAY);
        String origin = sql.value("select origin from GUESTS_ACCOUNT where user_id = '" + broken.id() + "'");
        sql.change("update GUESTS_ACCOUNT set origin = 'no address' where user_id = '" + broken.id() + "'");

        clock.advance(TWO_DAYS);
        awaitSwept(next);

        assertThat(deeds(broken)).doesNotContain("grant_expired");
        assertThat(shop.refused(broken).text()).contains("Your access has ended");
        sql.change("update GUESTS_ACCOUNT set origin = '" + origin + "' where user_id = '" + broken.id() + "'");
        clock.advance(TWO_DAYS);
        awaitSwept(broken);
    }

    @Test
    void isSwitchedOffForARealm(TestRealm realm) {
        realm.attribute("guests.sweep", "off");
        TestUser guest = house.guest("unswept", marketing, A_DAY);
        clock.advance(TWO_DAYS);
        assertThat(shop.refused(guest).text()).contains("Your access has ended");

        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(guest.id());
        realm.withoutAttribute("guests.sweep");
        awaitSwept(guest);
        assertThat(realm.groupsOf(acme.space()).members(marketing)).doesNotContain(guest.id());
    }

    private void awaitSwept(TestUser guest) {
        Eventually.answered(() -> deeds(guest), it -> it.contains("grant_expired"));
    }

    private List<String> deeds(TestUser guest) {
        return history(guest).stream().map(it -> it.path("deed").asText()).toList();
    }

    private List<JsonNode> history(TestUser guest) {
        JsonNode shown = Api.asAdministrator(realm).shown("guests/" + guest.id() + "/history");
        return StreamSupport.stream(shown.spliterator(), false).toList();
    }

    private long sessions(TestUser guest) {
        String client = Objects.requireNonNull(shop.app().id());
        return realm.admin().users().get(guest.id()).getUserSessions().size()
                + (long) realm.admin()
                        .users()
                        .get(guest.id())
                        .getOfflineSessions(client)
                        .size();
    }

    private long used() {
        return Long.parseLong(sql.value("select used from GUESTS_QUOTA where host_id = '" + acme.space() + "'"));
    }

    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }
}
