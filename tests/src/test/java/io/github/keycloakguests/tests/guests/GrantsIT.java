package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one guest has at each of several spaces, and how that is changed and ended. */
@KeycloakTest
class GrantsIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static String sales;
    private static int names;

    private TestRealm realm;
    private TestClock clock;

    @BeforeAll
    static void acmeWithTwoParts(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm).withPartners();
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
    }

    @Test
    void haveEachSpaceWithItsOwnPermissionAndPeriod() {
        Instant before = clock.now();
        TestUser guest = reception.guestOf(marketing, "two@grants.test", Map.of("period", "P10D"));
        Guesthouse.granted(alice(), guest, sales, Map.of("permission", "edit", "period", "P20D"));

        Login login = shop.login(guest);

        assertThat(login.space(marketing).path("permission").asText()).isEqualTo("read");
        assertThat(login.space(marketing).path("name").asText()).isEqualTo("marketing");
        assertNear(Instant.ofEpochSecond(login.space(marketing).path("exp").asLong()), before, Duration.ofDays(10));
        assertThat(login.space(sales).path("permission").asText()).isEqualTo("edit");
        assertNear(Instant.ofEpochSecond(login.space(sales).path("exp").asLong()), before, Duration.ofDays(20));
        assertThat(login.refreshed().at("/guest/exp").asLong())
                .isEqualTo(login.space(sales).path("exp").asLong());
        assertThat(login.refreshed().at("/guest/org").asText()).isEqualTo("acme");
    }

    @Test
    void areOneEntryOfTheListForAllSpacesOfAHost() {
        TestUser guest = house.guest("listed", marketing, Map.of("period", "P10D"));
        house.granted(guest, sales, Map.of("period", "P20D"));

        JsonNode list = alice().shown("guests?search=listed");

        assertThat(list).hasSize(1);
        assertThat(list.at("/0/id").asText()).isEqualTo(guest.id());
        assertThat(list.at("/0/host").asText()).isEqualTo(acme.space());
        assertThat(Api.texts(list.at("/0/grants"), "space")).containsExactlyInAnyOrder(marketing, sales);
        assertThat(Api.texts(list.at("/0/grants"), "spaceName")).containsExactlyInAnyOrder("marketing", "sales");
        assertThat(list.at("/0/expiresAt").asText())
                .isEqualTo(house.grantAt(sales, guest).path("expiresAt").asText());
    }

    @Test
    void showANewPermissionAtTheNextRefresh() {
        TestUser guest = house.guest("promoted", marketing);
        Login login = shop.login(guest);
        assertThat(login.space(marketing).path("permission").asText()).isEqualTo("read");

        JsonNode changed = Api.done(alice().put(grant(guest), Map.of("permission", "edit")));

        assertThat(changed.path("permission").asText()).isEqualTo("edit");
        assertThat(login.space(marketing).path("permission").asText()).isEqualTo("edit");
        login.assertGood();
    }

    @Test
    void countANewPeriodFromNow() {
        TestUser guest = house.guest("longer", marketing, Map.of("period", "P10D"));
        JsonNode before = house.grantAt(marketing, guest);
        clock.advance(Duration.ofDays(5));

        JsonNode changed = Api.done(alice().put(grant(guest), Map.of("period", "P30D")));

        assertThat(changed.path("period").asText()).isEqualTo("P30D");
        assertThat(changed.path("startsAt").asText())
                .isEqualTo(before.path("startsAt").asText());
        assertNear(Instant.parse(changed.path("expiresAt").asText()), clock.now(), Duration.ofDays(30));
        assertThat(changed.path("permission").asText())
                .isEqualTo(before.path("permission").asText());
    }

    @Test
    void goOnAfterTheirEndWithANewPeriod() {
        TestUser guest = house.guest("renewed", marketing, Map.of("period", "P1D"));
        clock.advance(Duration.ofDays(2));
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("expired");
        shop.refused(guest);

        Api.done(alice().put(grant(guest), Map.of("period", "P1D")));

        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("active");
        shop.login(guest).assertGood();
    }

    @Test
    void getAnotherSponsorWhoSeesThemFromThenOn() {
        TestUser guest = house.guest("handed", acme.space());
        Api inviter = Api.as(acme.inviter("ina"), acme, realm);
        assertThat(inviter.get("guests/" + guest.id()).status()).isEqualTo(404);
        String ina = realm.admin().users().search("ina", true).getFirst().getId();

        JsonNode changed =
                Api.done(alice().put("grants/" + house.grantIdAt(acme.space(), guest), Map.of("sponsor", ina)));

        assertThat(changed.path("sponsor").asText()).isEqualTo(ina);
        assertThat(inviter.get("guests/" + guest.id()).status()).isEqualTo(200);
    }

    @Test
    void carryPowersWhereTheirTypeAllowsThem() {
        TestUser guest = house.guest("powerful", marketing, Map.of("type", Guesthouse.PARTNER));
        assertThat(Api.as(guest, acme, realm).get("spaces").status()).isEqualTo(403);

        JsonNode changed = Api.done(alice().put(grant(guest), Map.of("mayInvite", true)));

        assertThat(changed.path("mayInvite").asBoolean()).isTrue();
        assertThat(changed.path("manager").asBoolean()).isFalse();
        assertThat(Api.texts(Api.as(guest, acme, realm).shown("spaces"), "id")).containsExactly(marketing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"permission":"own"}                  | permission_not_offered | permission
            {"permission":"edit","period":"P400D"}| period_too_long        | period
            {"period":"never"}                    | period_too_long        | period
            {"period":"2001-01-01"}               | period_over            | period
            {"mayInvite":true}                    | powers_not_offered     | mayInvite
            {"manager":true}                      | powers_not_offered     | manager
            {"sponsor":"nobody"}                  | invalid_field          | sponsor
            {"type":"partner"}                    | unknown_field          | type
            {"permission":5}                      | invalid_field          | permission
            {"mayInvite":"yes"}                   | invalid_field          | mayInvite
            {"period":"soon"}                     | invalid_field          | period
            """)
    void stayAsTheyAreWhenSomethingElseIsWishedThanTheirTypeAllows(String body, String error, String field) {
        TestUser guest = house.guest("same" + ++names, marketing);
        JsonNode before = house.grantAt(marketing, guest);

        Answer answer = alice().put(grant(guest), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(house.grantAt(marketing, guest)).isEqualTo(before);
    }

    @Test
    void keepWhatIsNotNamed() {
        TestUser guest = house.guest("untouched", marketing, Map.of("permission", "edit", "period", "P7D"));
        JsonNode before = house.grantAt(marketing, guest);

        JsonNode after = Api.done(alice().put(grant(guest), Map.of()));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void endOneByOne() {
        TestUser guest = house.guest("leaving", marketing);
        house.granted(guest, sales, Map.of());
        Login login = shop.login(guest);

        assertThat(alice().delete(grant(guest)).status()).isEqualTo(204);

        login.assertGood();
        assertThat(login.refreshed().at("/guest/spaces")).hasSize(1);
        assertThat(login.space(sales).path("permission").asText()).isEqualTo("read");
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("ended");
        assertThat(house.grantAt(marketing, guest).path("why").asText()).isEqualTo("revoked");
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();

        assertThat(alice().delete("grants/" + house.grantIdAt(sales, guest)).status())
                .isEqualTo(204);

        login.assertGone();
        assertThat(shop.refused(guest).text()).contains("Your access has ended");
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
    }

    @Test
    void areNotTouchedOnceEnded() {
        TestUser guest = house.guest("gone", marketing);
        String grant = grant(guest);
        assertThat(alice().delete(grant).status()).isEqualTo(204);
        JsonNode ended = house.grantAt(marketing, guest);

        Answer change = alice().put(grant, Map.of("permission", "edit"));
        Answer again = alice().delete(grant);

        assertThat(change.status()).isEqualTo(409);
        assertThat(change.json().path("error").asText()).isEqualTo("grant_ended");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("error").asText()).isEqualTo("grant_ended");
        assertThat(house.grantAt(marketing, guest)).isEqualTo(ended);
    }

    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }

    /** The route of the guest's grant at marketing. */
    private static String grant(TestUser guest) {
        return "grants/" + house.grantIdAt(marketing, guest);
    }

    private static void assertNear(Instant actual, Instant from, Duration after) {
        assertThat(actual).isCloseTo(from.plus(after), within(1, ChronoUnit.MINUTES));
    }
}
