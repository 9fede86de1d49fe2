package io.github.keycloakguests.tests.renewal;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Giving one guest more time, before its access is over and afterwards. */
@KeycloakTest
class RenewingIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static int inputs;

    private TestRealm realm;
    private TestClock clock;
    private Api alice;

    @BeforeAll
    static void acmeWithAPart(TestRealm realm, TestMail mail) {
        // Carried out in the middle of a login, an end would have the guest log in once more.
        realm.attribute("guests.sweep", "off");
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm).withPartners();
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        realm.guestType("short", Map.of("longest-period", "P20D", "longest-total", "P30D", "default-period", "P10D"));
        realm.guestType("single", Map.of("max-spaces", "1"));
    }

    @BeforeEach
    void asAlice() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @AfterEach
    void asItWas() {
        realm.attribute("guests.retention", "");
        Api.asAdministrator(realm).delete("spaces/" + acme.space() + "/quota");
    }

    @Test
    void givesTheOriginalPeriodFromNowOn() {
        TestUser guest = house.guest("again", acme.space(), Map.of("period", "P10D"));
        JsonNode before = house.grantAt(acme.space(), guest);
        passes(Duration.ofDays(5));
        Instant now = clock.now();

        JsonNode renewed = Api.done(renew(guest));

        assertThat(end(renewed)).isBetween(now.plus(Duration.ofDays(10)).minusSeconds(1), inTenDays());
        assertThat(renewed.path("startsAt")).isEqualTo(before.path("startsAt"));
        assertThat(renewed.path("period").asText()).isEqualTo("P10D");
        assertThat(house.grantAt(acme.space(), guest).path("expiresAt")).isEqualTo(renewed.path("expiresAt"));
    }

    @Test
    void repeatsTheOriginalPeriodAfterAnotherEnd() {
        TestUser guest = house.guest("twice", acme.space(), Map.of("period", "P10D"));
        LocalDate far = LocalDate.now(ZoneId.of("UTC")).plusDays(100);

        assertThat(end(Api.done(renew(guest, Map.of("mode", "until", "until", far.toString())))))
                .isEqualTo(far.plusDays(1) + "T00:00:00Z");
        JsonNode renewed = Api.done(renew(guest, Map.of("mode", "original")));

        assertThat(end(renewed)).isBetween(inTenDays().minusSeconds(60), inTenDays());
        assertThat(renewed.path("period").asText()).isEqualTo("P10D");
    }

    @Test
    void givesUntilAMomentOrTheEndOfADateInTheZoneOfTheHost() {
        TestUser guest = house.guest("until", acme.space());
        Instant moment = clock.now().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS);
        LocalDate day = LocalDate.now(ZoneId.of("UTC")).plusDays(50);

        assertThat(end(Api.done(renew(guest, Map.of("mode", "until", "until", moment.toString())))))
                .isEqualTo(moment);
        Map<String, String> zone = new HashMap<>(Map.of("timeZone", "Pacific/Kiritimati"));
        assertThat(Api.asAdministrator(realm)
                        .put("spaces/" + acme.space(), zone)
                        .status())
                .isEqualTo(200);
        JsonNode renewed = Api.done(renew(guest, Map.of("mode", "until", "until", day.toString())));
        Api.asAdministrator(realm).put("spaces/" + acme.space(), Map.of());

        assertThat(end(renewed)).isEqualTo(day + "T10:00:00Z");
    }

    @Test
    void hasWhoseAccessIsOverComeBackAsTheSameUser() {
        TestUser guest = house.guest("back", marketing, Map.of("period", "P10D"));
        realm.groupsOf(acme.space()).remove(marketing, guest.id());
        JsonNode places = alice.quota(acme.space());
        passes(Duration.ofDays(20));
        shop.refused(guest);
        assertThat(alice.quota(acme.space()).path("used").asInt())
                .isEqualTo(places.path("used").asInt() - 1);

        JsonNode renewed = Api.done(renewAt(marketing, guest));

        assertThat(renewed.path("state").asText()).isEqualTo("active");
        assertThat(end(renewed)).isBetween(inTenDays().minusSeconds(60), inTenDays());
        assertThat(alice.quota(acme.space()).path("used")).isEqualTo(places.path("used"));
        assertThat(realm.groupsOf(acme.space()).members(marketing)).contains(guest.id());
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        Login login = shop.login(guest);
        assertThat(login.tokens().claims().path("sub").asText()).isEqualTo(guest.id());
        assertThat(Api.texts(login.tokens().claims().at("/guest/spaces"), "id")).containsExactly(marketing);
    }

    @Test
    void leavesASuspendedGuestSuspended() {
        TestUser guest = house.guest("paused", acme.space(), Map.of("period", "P10D"));
        house.suspend(guest);

        JsonNode renewed = Api.done(renew(guest));

        assertThat(renewed.path("state").asText()).isEqualTo("suspended");
        assertThat(end(renewed)).isBetween(inTenDays().minusSeconds(60), inTenDays());
        shop.refused(guest);
    }

    @Test
    void isInTheHistoryAndTheAdminEvents() {
        realm.change(it -> {
            it.setAdminEventsEnabled(true);
            it.setAdminEventsDetailsEnabled(true);
        });
        TestUser guest = house.guest("noted", acme.space(), Map.of("period", "P10D"));
        passes(Duration.ofDays(1));

        String until = Api.done(renew(guest)).path("expiresAt").asText();

        JsonNode entry = alice.shown("guests/" + guest.id() + "/history").path(0);
        assertThat(entry.path("deed").asText()).isEqualTo("grant_renewed");
        assertThat(entry.path("actor").asText()).isEqualTo(acme.alice().id());
        assertThat(entry.at("/after/endsAt").asText()).isEqualTo(until);
        String path = "guests/grants/" + house.grantIdAt(acme.space(), guest) + "/renew";
        assertThat(realm.admin().getAdminEvents().stream()
                        .filter(it -> it.getResourcePath().equals(path))
                        .toList())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getOperationType()).isEqualTo("ACTION");
                    assertThat(it.getResourceType()).isEqualTo("GUEST_GRANT");
                    assertThat(it.getRepresentation()).contains(until);
                });
    }

    @Test
    void isRefusedForGrantsThatWereEndedOrConverted() {
        TestUser removed = house.guest("removed", acme.space());
        TestUser converted = house.guest("converted", acme.space());
        String grant = house.grantIdAt(acme.space(), removed);
        String other = house.grantIdAt(acme.space(), converted);
        house.remove(removed);
        Api.done(Api.asAdministrator(realm).post("guests/" + converted.id() + "/convert"));

        assertRefused(alice.post("grants/" + grant + "/renew"), 409, "grant_ended");
        assertRefused(alice.post("grants/" + other + "/renew"), 409, "grant_ended");
    }

    @Test
    void isRefusedForWhoWasErased() {
        TestUser guest = house.guest("erased", acme.space());
        String grant = house.grantIdAt(acme.space(), guest);
        realm.admin().users().delete(guest.id()).close();

        assertRefused(alice.post("grants/" + grant + "/renew"), 404, "not_found");
    }

    @Test
    void isRefusedOnceTheRetentionIsOver() {
        TestUser guest = house.guest("retained", acme.space(), Map.of("period", "P10D"));
        Instant over = end(house.grantAt(acme.space(), guest)).plus(Duration.ofDays(30));
        passes(Duration.between(clock.now(), over).minusSeconds(60));
        assertThat(renewable(guest)).isTrue();
        passes(Duration.ofSeconds(61));

        assertRefused(renew(guest), 409, "retention_over");
        assertRefused(
                alice.put("grants/" + house.grantIdAt(acme.space(), guest), Map.of("period", "P5D")),
                409,
                "retention_over");
        realm.attribute("guests.retention", "P40D");
        assertThat(renew(guest).status()).isEqualTo(200);
    }

    /** Afterwards an invitation is the way back, to the same account. */
    @Test
    void findsTheSameAccountByAnInvitationAfterTheRetention() {
        realm.attribute("guests.retention", "PT1H");
        TestUser guest = house.guest("later", acme.space(), Map.of("period", "P1D"));
        passes(Duration.ofDays(2));
        assertRefused(renew(guest), 409, "retention_over");

        reception.join(new Visitor(), reception.invite(guest.email()), guest);

        Login login = shop.login(guest);
        assertThat(login.tokens().claims().path("sub").asText()).isEqualTo(guest.id());
        assertThat(login.tokens().claims().at("/guest/spaces")).hasSize(1);
    }

    @Test
    void isRefusedWithoutAPlaceForWhoseAccessIsOver() {
        TestUser over = house.guest("unplaced", acme.space(), Map.of("period", "P1D"));
        TestUser live = house.guest("placed", acme.space(), Map.of("period", "P50D"));
        passes(Duration.ofDays(2));
        int used = alice.quota(acme.space()).path("used").asInt();
        Api.done(Api.asAdministrator(realm).put("spaces/" + acme.space() + "/quota", Map.of("base", used)));

        assertRefused(renew(over), 409, "quota_exhausted");
        assertThat(renew(live).status()).isEqualTo(200);
        shop.refused(over);
    }

    @Test
    void isRefusedWhereTheTypeAllowsNoFurtherSpace() {
        TestUser guest = house.guest("one-space", acme.space(), Map.of("type", "single", "period", "P1D"));
        passes(Duration.ofDays(2));
        reception.join(new Visitor(), reception.inviteTo(marketing, guest.email(), Map.of("type", "single")), guest);

        assertRefused(renew(guest), 409, "spaces_limit");
    }

    @Test
    void staysWithinWhatTheTypeAllows() {
        TestUser guest = house.guest("bounded", acme.space(), Map.of("type", "short"));
        Instant now = clock.now();

        assertRefused(
                renew(guest, until(now.plus(Duration.ofDays(20)).plusSeconds(60))), 400, "period_too_long", "until");
        assertThat(renew(guest, until(now.plus(Duration.ofDays(20)).minusSeconds(60)))
                        .status())
                .isEqualTo(200);
        passes(Duration.ofDays(15));
        assertRefused(
                renew(guest, until(now.plus(Duration.ofDays(30)).plusSeconds(60))), 400, "total_too_long", "until");
        assertThat(renew(guest).status()).isEqualTo(200);
        passes(Duration.ofDays(9));
        assertRefused(renew(guest), 400, "total_too_long", "");
    }

    @Test
    void isRefusedWhenTheTypeIsGone() {
        realm.guestType("passing", Map.of());
        TestUser guest = house.guest("typed", acme.space(), Map.of("type", "passing"));
        String type = realm.admin()
                .components()
                .query(realm.id(), null, "passing")
                .getFirst()
                .getId();
        realm.admin().components().component(type).remove();

        assertRefused(renew(guest), 409, "type_gone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"mode":"forever"}                                  | invalid_field  | mode
            {"mode":"ORIGINAL"}                                 | invalid_field  | mode
            {"mode":""}                                         | invalid_field  | mode
            {"mode":1}                                          | invalid_field  | mode
            {"mode":"until"}                                    | invalid_field  | until
            {"until":"2030-01-01"}                              | invalid_field  | until
            {"mode":"original","until":"2030-01-01"}            | invalid_field  | until
            {"mode":"until","until":""}                         | invalid_field  | until
            {"mode":"until","until":"P10D"}                     | invalid_field  | until
            {"mode":"until","until":"never"}                    | invalid_field  | until
            {"mode":"until","until":"2030-02-30"}               | invalid_field  | until
            {"mode":"until","until":"10000-01-01"}              | invalid_field  | until
            {"mode":"until","until":"+12030-01-01T00:00:00Z"}   | invalid_field  | until
            {"mode":"until","until":"2030-01-01T00:00:00"}      | invalid_field  | until
            {"mode":"until","until":"1969-01-01"}               | invalid_field  | until
            {"mode":"until","until":"2020-01-01"}               | period_over    | until
            {"mode":"until","until":"2020-01-01T00:00:00Z"}     | period_over    | until
            {"mode":"until","until":"9998-01-01"}               | period_too_long | until
            {"period":"P10D"}                                   | unknown_field  | period
            {"mode":"original","mode":"original"}               | malformed_json |
            []                                                  | malformed_json |
            """)
    void refusesWhatMakesNoSense(String body, String error, String field) {
        TestUser guest = house.guest("input" + ++inputs, acme.space());
        JsonNode before = house.grantAt(acme.space(), guest);

        Answer answer = renew(guest, body);

        assertRefused(answer, 400, error);
        assertThat(answer.json().path("field").asText("")).isEqualTo(field == null ? "" : field);
        assertThat(house.grantAt(acme.space(), guest)).isEqualTo(before);
    }

    @Test
    void isForGrantsThatTheCallerRuns() {
        TestUser ina = acme.inviter("ina");
        Api inas = Api.as(ina, acme, realm);
        TestUser hers = house.guest("hers", marketing);
        Guesthouse.granted(inas, hers, acme.space(), Map.of());
        TestUser managing = house.guest("managing", acme.space(), Map.of("type", Guesthouse.PARTNER));
        house.change(acme.space(), managing, Map.of("manager", true));
        Api asGuest = Api.bearing(new Visitor().signIn(acme.console(), managing).accessToken(), realm);
        String own = house.grantIdAt(acme.space(), managing);

        assertThat(inas.post("grants/" + house.grantIdAt(acme.space(), hers) + "/renew")
                        .status())
                .isEqualTo(200);
        assertRefused(inas.post("grants/" + own + "/renew"), 404, "not_found");
        assertRefused(asGuest.post("grants/" + own + "/renew"), 403, "forbidden");
        assertThat(asGuest.post("grants/" + house.grantIdAt(acme.space(), hers) + "/renew")
                        .status())
                .isEqualTo(200);
    }

    /** The tokens of a day ago are over. */
    private void passes(Duration time) {
        clock.advance(time);
        alice = Api.as(acme.alice(), acme, realm);
    }

    private Answer renew(TestUser guest) {
        return renewAt(acme.space(), guest);
    }

    private Answer renewAt(String space, TestUser guest) {
        return alice.post("grants/" + house.grantIdAt(space, guest) + "/renew");
    }

    private Answer renew(TestUser guest, Object body) {
        return alice.post("grants/" + house.grantIdAt(acme.space(), guest) + "/renew", body);
    }

    private boolean renewable(TestUser guest) {
        // By a refusal of something else, so that nothing is renewed.
        return Api.error(renew(guest, until(clock.now().plus(Duration.ofDays(4000)))))
                .equals("period_too_long");
    }

    private static Map<String, String> until(Instant moment) {
        return Map.of("mode", "until", "until", moment.toString());
    }

    private Instant inTenDays() {
        return clock.now().plus(Duration.ofDays(10));
    }

    private static Instant end(JsonNode grant) {
        return Instant.parse(grant.path("expiresAt").asText());
    }

    private static void assertRefused(Answer answer, int status, String error, String field) {
        assertRefused(answer, status, error);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(Api.error(answer)).isEqualTo(error);
    }
}
