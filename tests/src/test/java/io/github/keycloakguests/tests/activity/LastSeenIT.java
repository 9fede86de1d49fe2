package io.github.keycloakguests.tests.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.GuestsTables;
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
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When guests were last here, as those who run them see it. */
@KeycloakTest
class LastSeenIT {

    private static final Duration A_PASS = Duration.ofMillis(1500);

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String globex;
    private static String marketing;
    private static String sales;

    private TestRealm realm;
    private TestClock clock;
    private GuestsTables tables;
    private Visitor visitor;
    private Api alice;

    @BeforeAll
    static void acmeWithTwoPartsAndANeighbour(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        globex = reception.neighbour("globex");
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
    }

    @BeforeEach
    void asAlice() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void isUnknownBeforeTheFirstLogin() {
        TestUser guest = house.guest("never", acme.space());

        assertThat(entry(guest).has("lastLoginAt")).isFalse();
        assertThat(entry(guest).has("lastActivityAt")).isFalse();
        assertThat(activity(guest).has("lastLoginAt")).isFalse();
        assertThat(activity(guest).at("/spaces/0").has("lastActivityAt")).isFalse();
    }

    @Test
    void isShownOfTheGuestAndOfEachSpaceOnceItLoggedIn() {
        TestUser guest = house.guest("seen", acme.space());
        house.granted(guest, marketing, Map.of());
        Instant before = clock.now();

        shop.login(guest);

        Instant after = clock.now();
        JsonNode activity = Eventually.answered(() -> activity(guest), it -> it.has("lastLoginAt"));
        assertThat(Api.texts(activity.path("spaces"), "space")).containsExactlyInAnyOrder(acme.space(), marketing);
        assertThat(Api.texts(activity.path("spaces"), "host")).containsOnly(acme.space());
        Eventually.answered(
                () -> activity(guest),
                it -> Api.texts(it.path("spaces"), "lastLoginAt").stream().noneMatch(String::isEmpty));
        for (JsonNode place : List.of(
                entry(guest),
                entry(guest).at("/grants/0"),
                entry(guest).at("/grants/1"),
                alice.shown("guests/" + guest.id()),
                alice.shown("guests/" + guest.id()).at("/grants/1"),
                activity(guest),
                activity(guest).at("/spaces/0"))) {
            assertThat(moment(place, "lastLoginAt")).as(place.toString()).isBetween(before, after);
            assertThat(moment(place, "lastActivityAt")).as(place.toString()).isBetween(before, after);
        }
    }

    @Test
    void countsSigningUpForALogin() {
        TestUser guest = reception.guest("signed@seen.test", Map.of());

        Eventually.answered(() -> entry(guest), it -> it.has("lastLoginAt"));
    }

    @Test
    void countsSingleSignOnAndThePasswordGrantForLogins() {
        TestUser bySso = house.guest("sso", acme.space());
        Login first = shop.login(bySso);
        TestUser byPassword = house.guest("direct", acme.space());
        Eventually.answered(() -> entry(bySso), it -> it.has("lastLoginAt"));
        clock.advance(Duration.ofMinutes(6));
        Instant later = clock.now();

        first.visitor().openLogin(shop.app(), "openid").code();
        shop.app().tokens(byPassword);

        alice = Api.as(acme.alice(), acme, realm);
        Eventually.answered(() -> entry(bySso), it -> !moment(it, "lastLoginAt").isBefore(later));
        Eventually.answered(() -> entry(byPassword), it -> it.has("lastLoginAt"));
    }

    @Test
    void tellsActivityFromLogins() {
        TestUser guest = house.guest("refresher", acme.space());
        Login login = shop.login(guest);
        Instant loggedIn = moment(Eventually.answered(() -> entry(guest), it -> it.has("lastLoginAt")), "lastLoginAt");
        clock.advance(Duration.ofMinutes(6));
        Instant later = clock.now();

        login.refreshed();

        alice = Api.as(acme.alice(), acme, realm);
        JsonNode seen = Eventually.answered(
                () -> entry(guest), it -> !moment(it, "lastActivityAt").isBefore(later));
        assertThat(moment(seen, "lastLoginAt")).isEqualTo(loggedIn);
    }

    /** Each write sets NOTED_AT; the table is looked at more often than the server writes. */
    @Test
    void isWrittenOnceInFiveMinutesAndLosesNothing() {
        TestUser guest = house.guest("busy", acme.space());
        Login login = shop.login(guest);
        NavigableSet<Long> written = new TreeSet<>(writesOf(guest));
        Instant last = clock.now();

        for (int minute = 1; minute <= 11; minute++) {
            clock.advance(Duration.ofMinutes(1));
            login = new Login(shop, login.visitor(), shop.app().refresh(login.tokens()));
            last = clock.now();
            written.addAll(writesOf(guest));
        }
        clock.advance(Duration.ofMinutes(5));
        written.addAll(writesOf(guest));

        assertThat(written).hasSize(4);
        assertThat(written.lower(written.last())).isNotNull();
        List<Long> moments = List.copyOf(written);
        for (int i = 1; i < moments.size(); i++) {
            assertThat(moments.get(i) - moments.get(i - 1)).isGreaterThanOrEqualTo(300_000);
        }
        alice = Api.as(acme.alice(), acme, realm);
        assertThat(moment(entry(guest), "lastActivityAt")).isBetween(last.minusSeconds(30), last);
    }

    @Test
    void isWrittenDownOfNobodyElse() {
        TestUser member = house.member("member");
        TestUser guest = house.guest("afterwards", acme.space());

        shop.login(member);
        shop.login(guest);

        Eventually.answered(() -> entry(guest), it -> it.has("lastLoginAt"));
        assertThat(tables.dump()).doesNotContain(member.id());
    }

    @Test
    void isToldToTheHostThatTheTokenIsAboutOnly() {
        TestUser guest = house.guest("both", acme.space());
        reception.join(visitor, reception.inviteTo(globex, guest.email(), Map.of()), guest);

        shop.login(guest, "openid organization:globex");

        Eventually.answered(
                () -> stay(guest, globex), it -> it.path("LAST_LOGIN").asLong() > 0);
        assertThat(stay(guest, acme.space()).path("LAST_LOGIN").asLong()).isZero();
        assertThat(stay(guest, acme.space()).path("NOTED_AT").asLong()).isZero();
        shop.login(guest, "openid");
        pass();
        assertThat(stay(guest, acme.space()).path("NOTED_AT").asLong()).isZero();
        shop.login(guest, "openid organization:acme");
        Eventually.answered(
                () -> stay(guest, acme.space()), it -> it.path("LAST_LOGIN").asLong() > 0);
    }

    /** What goes on in other spaces of the host is none of the business of who runs one of them. */
    @Test
    void isToldOfTheSpacesThatTheCallerSees() {
        TestUser guest = house.guest("moved", marketing);
        house.granted(guest, sales, Map.of());
        TestUser mia = house.member("mia");
        acme.appoint(mia, marketing);
        assertThat(alice.delete("grants/" + house.grantIdAt(marketing, guest)).status())
                .isEqualTo(204);

        shop.login(guest);

        Eventually.answered(() -> entry(guest), it -> it.has("lastLoginAt"));
        Api mias = Api.as(mia, acme, realm);
        JsonNode hers = mias.shown("guests?search=moved").path(0);
        assertThat(hers.path("id").asText()).isEqualTo(guest.id());
        assertThat(hers.has("lastLoginAt")).isFalse();
        assertThat(hers.has("lastActivityAt")).isFalse();
        assertThat(mias.shown("guests/" + guest.id()).has("lastActivityAt")).isFalse();
        assertThat(mias.shown("guests/" + guest.id() + "/activity").has("lastActivityAt"))
                .isFalse();
    }

    @Test
    void sortsTheListOfGuests() {
        TestUser first = house.guest("order-first", sales);
        TestUser second = house.guest("order-second", sales);
        assertThat(Api.texts(alice.shown("guests?search=order-&sort=last-activity"), "id"))
                .containsExactly(second.id(), first.id());

        shop.login(first);

        Eventually.answered(() -> entry(first), it -> it.has("lastLoginAt"));
        assertThat(Api.texts(alice.shown("guests?search=order-&sort=last-activity"), "id"))
                .containsExactly(first.id(), second.id());
    }

    private JsonNode entry(TestUser guest) {
        return alice.shown("guests?search=" + guest.email()).path(0);
    }

    private JsonNode activity(TestUser guest) {
        return alice.shown("guests/" + guest.id() + "/activity");
    }

    private JsonNode stay(TestUser guest, String host) {
        return tables.rows("GUESTS_STAY", "USER_ID", guest.id()).stream()
                .filter(it -> it.path("HOST_ID").asText().equals(host))
                .findFirst()
                .orElseThrow();
    }

    /** What NOTED_AT was while the server had the time for a pass. */
    private NavigableSet<Long> writesOf(TestUser guest) {
        NavigableSet<Long> seen = new TreeSet<>();
        Instant until = Instant.now().plus(A_PASS);
        while (Instant.now().isBefore(until)) {
            seen.add(stay(guest, acme.space()).path("NOTED_AT").asLong());
        }
        seen.remove(0L);
        return seen;
    }

    private void pass() {
        Instant until = Instant.now().plus(A_PASS);
        while (Instant.now().isBefore(until)) {
            tables.dump();
        }
    }

    private static Instant moment(JsonNode place, String field) {
        return Instant.parse(place.path(field).asText());
    }
}
