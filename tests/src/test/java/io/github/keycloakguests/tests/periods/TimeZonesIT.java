package io.github.keycloakguests.tests.periods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By whose calendar access is counted. */
@KeycloakTest
class TimeZonesIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static String marketing;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Api administrator;

    @BeforeAll
    static void acmeWithAPart(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        marketing = house.part(acme.space(), "marketing");
    }

    @BeforeEach
    void administrate() {
        administrator = Api.asAdministrator(realm);
    }

    @AfterEach
    void withoutZones() {
        acmeIn(null);
        realm.attribute("guests.time-zone", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "America/Santiago"})
    void endsADateAtMidnightAndSaysThatDay(String name) {
        ZoneId zone = ZoneId.of(name);
        LocalDate day = dayOfTheNextChangeOfClocks(zone);
        Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        String address = ++number + "@zones.test";
        acmeIn(name);

        TestUser guest = reception.guestOf(marketing, address, Map.of("period", day.toString()));

        assertThat(house.grantAt(marketing, guest).path("expiresAt").asText()).isEqualTo(midnight.toString());
        ReceivedMail welcome = mail.await(address, 2).getLast();
        assertThat(mail.to(address).getFirst().text()).contains("Access until: " + spoken(day));
        assertThat(welcome.text()).contains("Access until: " + spoken(day));
        moveTo(midnight.minusSeconds(60));
        assertThat(signIn(guest).code()).isNotEmpty();
        moveTo(midnight);
        assertThat(signIn(guest).document().select("#guest-access-ended-text").text())
                .isEqualTo("Your access to marketing ended on " + spoken(day) + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York"})
    void countsDaysOverAChangeOfClocks(String name) {
        ZoneId zone = ZoneId.of(name);
        acmeIn(name);
        long days = ChronoUnit.DAYS.between(clock.now().atZone(zone).toLocalDate(), dayOfTheNextChangeOfClocks(zone));

        TestUser guest = house.guest("days" + ++number, marketing, Map.of("period", "P" + (days + 1) + "D"));

        JsonNode grant = house.grantAt(marketing, guest);
        Instant start = Instant.parse(grant.path("startsAt").asText()).truncatedTo(ChronoUnit.SECONDS);
        Instant end = Instant.parse(grant.path("expiresAt").asText());
        assertThat(end.atZone(zone).toLocalTime()).isEqualTo(start.atZone(zone).toLocalTime());
        assertThat(Duration.between(start, end)).isNotEqualTo(Duration.ofDays(days + 1));
    }

    @Test
    void takesTheZoneOfTheRealmWhereTheHostHasNone() {
        LocalDate day = clock.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(30);
        realm.attribute("guests.time-zone", "Pacific/Kiritimati");

        TestUser guest = house.guest("of-the-realm", marketing, Map.of("period", day.toString()));

        assertThat(house.grantAt(marketing, guest).path("expiresAt").asText()).isEqualTo(day + "T10:00:00Z");
        assertThat(administrator.shown("spaces/" + marketing).path("zone").asText())
                .isEqualTo("Pacific/Kiritimati");
        acmeIn("Pacific/Niue");
        house.change(marketing, guest, Map.of("period", day.toString()));
        assertThat(house.grantAt(marketing, guest).path("expiresAt").asText())
                .isEqualTo(day.plusDays(1) + "T11:00:00Z");
    }

    @Test
    void endsAnInvitationToThosePresentByTheSameCalendar() {
        acmeIn("Pacific/Kiritimati");
        LocalDate day = clock.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(30);
        TestUser guest = house.guest("present", marketing);

        house.granted(guest, acme.space(), Map.of("period", day.toString()));

        assertThat(house.grantAt(acme.space(), guest).path("expiresAt").asText())
                .isEqualTo(day + "T10:00:00Z");
    }

    @Test
    void isSetForAHostAsAWholeAndHoldsForItsParts() {
        JsonNode whole = acmeIn("Asia/Kathmandu");

        assertThat(whole.path("timeZone").asText()).isEqualTo("Asia/Kathmandu");
        assertThat(whole.path("zone").asText()).isEqualTo("Asia/Kathmandu");
        assertThat(administrator.shown("spaces/" + acme.space())).isEqualTo(whole);
        JsonNode part = administrator.shown("spaces/" + marketing);
        assertThat(part.path("zone").asText()).isEqualTo("Asia/Kathmandu");
        assertThat(part.has("timeZone")).isFalse();
    }

    @Test
    void isUnsetByAnEditThatLeavesItOut() {
        acmeIn("Asia/Kathmandu");

        JsonNode whole = acmeIn(null);

        assertThat(whole.has("timeZone")).isFalse();
        assertThat(whole.path("zone").asText()).isEqualTo("UTC");
    }

    @Test
    void isNotCopiedToAPart() {
        acmeIn("Asia/Kathmandu");

        Answer copy = administrator.post("spaces/" + acme.space() + "/copy", Map.of("name", "copied"));

        assertThat(copy.status()).as(copy.body()).isEqualTo(201);
        assertThat(copy.json().has("timeZone")).isFalse();
        assertThat(copy.json().path("zone").asText()).isEqualTo("Asia/Kathmandu");
    }

    @Test
    void changesNoEndThatWasReckonedBefore() {
        TestUser guest = house.guest("before", marketing, Map.of("period", "P30D"));
        String end = house.grantAt(marketing, guest).path("expiresAt").asText();

        acmeIn("America/New_York");

        assertThat(house.grantAt(marketing, guest).path("expiresAt").asText()).isEqualTo(end);
    }

    private JsonNode acmeIn(String zone) {
        Map<String, String> settings = new HashMap<>();
        settings.put("timeZone", zone);
        return Api.done(administrator.put("spaces/" + acme.space(), settings));
    }

    private LocalDate dayOfTheNextChangeOfClocks(ZoneId zone) {
        return zone.getRules()
                .nextTransition(clock.now().plus(Duration.ofDays(1)))
                .getInstant()
                .atZone(zone)
                .toLocalDate();
    }

    private void moveTo(Instant moment) {
        clock.advance(Duration.between(clock.now(), moment).plusSeconds(1));
    }

    private static WebPage signIn(TestUser guest) {
        Visitor visitor = new Visitor();
        return visitor.signIn(visitor.openLogin(acme.app(), "openid"), guest);
    }

    private static String spoken(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.ENGLISH)
                .format(day);
    }
}
