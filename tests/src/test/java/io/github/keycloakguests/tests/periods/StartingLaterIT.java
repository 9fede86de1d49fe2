package io.github.keycloakguests.tests.periods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestGroups;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;

/** Access that begins later than it is given. */
@KeycloakTest
class StartingLaterIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;
    private static String sales;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Visitor visitor;
    private Api administrator;
    private TestGroups groups;

    @BeforeAll
    static void acmeInBerlin(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm).withPartners();
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        sales = house.part(acme.space(), "sales");
        Api administrator = Api.asAdministrator(realm);
        Api.done(administrator.put("spaces/" + acme.space(), Map.of("timeZone", "Europe/Berlin")));
        realm.groupsOf(acme.space()).make(sales, "edit");
        realm.change(it -> it.setEventsEnabled(true));
        // Or nobody would know whether it was the login that let the guest in.
        realm.attribute("guests.sweep", "off");
    }

    @BeforeEach
    void administrate() {
        administrator = Api.asAdministrator(realm);
        groups = realm.groupsOf(acme.space());
    }

    @Test
    void saysSoInMailAndPageAndLetsInFromThenOn() {
        LocalDate day = inDays(10);
        Instant start = day.atStartOfDay(BERLIN).toInstant();
        Letter letter = reception.inviteTo(
                marketing, "ahead@starting.test", Map.of("startsAt", day.toString(), "period", "P10D"));

        assertThat(mail.to(letter.address()).getFirst().text())
                .contains("Access from: " + spoken(day), "Access until: " + spoken(day.plusDays(9)));
        assertThat(visitor.open(letter.link())
                        .document()
                        .select(".guest-details")
                        .text())
                .contains("Access from " + spoken(day));
        WebPage landed = reception.signUp(visitor, letter);

        assertToCome(landed, "Your access to marketing begins on " + spoken(day) + ".");
        TestUser guest = account(letter);
        ReceivedMail welcome = mail.await(letter.address(), 2).getLast();
        assertThat(welcome.text()).contains("Your access to marketing begins on " + spoken(day) + ".");
        JsonNode grant = house.grantAt(marketing, guest);
        assertThat(grant.path("state").asText()).isEqualTo("active");
        assertThat(grant.path("startsAt").asText()).isEqualTo(start.toString());
        assertThat(grant.path("expiresAt").asText())
                .isEqualTo(day.plusDays(10).atStartOfDay(BERLIN).toInstant().toString());

        moveTo(start.minusSeconds(60));
        assertToCome(shop.refused(guest), "Your access to marketing begins on " + spoken(day) + ".");
        moveTo(start);
        Login login = shop.login(guest);
        assertThat(login.space(marketing).path("permission").asText()).isEqualTo("read");
        login.assertGood();
    }

    @Test
    void takesItsPlaceAndIsInNoGroupUntilThen() {
        long used = used();
        LocalDate day = inDays(3);
        Letter letter = reception.inviteTo(marketing, "place@starting.test", Map.of("startsAt", day.toString()));
        reception.signUp(visitor, letter);
        TestUser guest = account(letter);

        assertThat(used()).isEqualTo(used + 1);
        assertThat(reception.realmRoles(guest.id())).contains("guest");
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        assertThat(groups.members(marketing)).doesNotContain(guest.id());

        moveTo(day.atStartOfDay(BERLIN).toInstant());
        shop.login(guest);

        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        assertThat(groups.members(marketing)).contains(guest.id());
        assertThat(used()).isEqualTo(used + 1);
        assertThat(Api.texts(administrator.shown("guests/" + guest.id() + "/history"), "deed"))
                .contains("grant_begun");
    }

    @Test
    void isNotInTheTokensOfAGuestWhoIsInElsewhere() {
        LocalDate day = inDays(5);
        TestUser guest = house.guest("elsewhere", marketing, Map.of("period", "P30D"));
        JsonNode given = administrator.access(
                sales, Map.of("email", guest.email(), "startsAt", day.toString(), "permission", "edit"));
        String edit = groups.child(sales, "edit");

        assertThat(given.path("outcome").asText()).isEqualTo("granted");
        assertThat(given.path("startsAt").asText())
                .isEqualTo(day.atStartOfDay(BERLIN).toInstant().toString());
        Login login = shop.login(guest);
        assertThat(Api.texts(login.refreshed().at("/guest/spaces"), "id")).containsExactly(marketing);
        assertThat(groups.members(sales)).isEmpty();
        assertThat(groups.members(edit)).isEmpty();

        moveTo(day.atStartOfDay(BERLIN).toInstant());
        Login later = shop.login(guest);

        assertThat(Api.texts(later.refreshed().at("/guest/spaces"), "id")).containsExactlyInAnyOrder(marketing, sales);
        assertThat(groups.members(sales)).containsExactly(guest.id());
        assertThat(groups.members(edit)).containsExactly(guest.id());
    }

    @Test
    void shutsThePageOfAnExistingAccountToo() {
        LocalDate day = inDays(4);
        TestUser guest = house.guest("returning", marketing, Map.of("period", "P1D"));
        clock.advance(Duration.ofDays(2));
        Letter letter = reception.inviteTo(sales, guest.email(), Map.of("startsAt", day.toString()));

        WebPage page = reception.join(visitor, letter, guest);

        assertToCome(page, "Your access to sales begins on " + spoken(day) + ".");
        assertThat(realm.admin().getEvents(List.of("LOGIN_ERROR"), null, guest.id(), null, null, null, null, null))
                .extracting(EventRepresentation::getDetails)
                .anySatisfy(it -> assertThat(it).containsEntry("reason", "guest_access_not_begun"));
        assertThat(groups.members(sales)).doesNotContain(guest.id());
    }

    @Test
    void beginsNoEarlierThanItIsAccepted() {
        LocalDate day = inDays(2);
        Letter letter = reception.inviteTo(
                marketing, "late@starting.test", Map.of("startsAt", day.toString(), "period", "P10D"));
        clock.advance(Duration.ofDays(4));
        Instant before = clock.now().truncatedTo(ChronoUnit.SECONDS);

        assertThat(reception.signUp(visitor, letter).redirect()).isPresent();

        JsonNode grant = house.grantAt(marketing, account(letter));
        assertThat(Instant.parse(grant.path("startsAt").asText())).isAfterOrEqualTo(before);
        assertThat(Instant.parse(grant.path("expiresAt").asText()))
                .isAfterOrEqualTo(before.plus(Duration.ofDays(9)).plus(Duration.ofHours(23)));
    }

    @Test
    void isKeptWithDraftsAndInvitationsAndChangedWithThem() {
        Instant start = clock.now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);
        String draft = administrator
                .invited(marketing, Map.of("to", "draft@starting.test", "send", "later", "startsAt", start.toString()))
                .getFirst();

        assertThat(administrator.invitation(draft).path("startsAt").asText()).isEqualTo(start.toString());

        String other = start.plusSeconds(60).toString();
        Api.done(administrator.patch("invitations/" + draft, Map.of("startsAt", other)));
        Api.done(administrator.patch("invitations/" + draft, Map.of("permission", "edit")));
        assertThat(administrator.invitation(draft).path("startsAt").asText()).isEqualTo(other);
        Api.done(administrator.post("invitations/" + draft + "/send"));
        assertThat(administrator.invitation(draft).path("startsAt").asText()).isEqualTo(other);

        Map<String, Object> nothing = new HashMap<>();
        nothing.put("startsAt", null);
        Api.done(administrator.patch("invitations/" + draft, nothing));
        assertThat(administrator.invitation(draft).has("startsAt")).isFalse();
    }

    @Test
    void isMovedAheadAndBackUntilItHasBegun() {
        TestUser guest = house.guest("moved", marketing, Map.of("period", "P30D"));
        house.granted(guest, sales, Map.of("startsAt", inDays(5).toString(), "period", "P10D"));
        String grant = house.grantIdAt(sales, guest);
        Instant later = inDays(8).atStartOfDay(BERLIN).toInstant();

        JsonNode moved = Api.done(administrator.put(
                "grants/" + grant, Map.of("startsAt", inDays(8).toString())));
        assertThat(moved.path("startsAt").asText()).isEqualTo(later.toString());
        assertThat(moved.path("period").asText()).isEqualTo("P10D");
        assertThat(moved.path("expiresAt").asText())
                .isEqualTo(inDays(18).atStartOfDay(BERLIN).toInstant().toString());
        assertThat(groups.members(sales)).doesNotContain(guest.id());

        JsonNode now = Api.done(administrator.put(
                "grants/" + grant, Map.of("startsAt", inDays(0).toString(), "period", "P2D")));
        assertThat(Instant.parse(now.path("startsAt").asText())).isBeforeOrEqualTo(clock.now());
        assertThat(groups.members(sales)).contains(guest.id());
        assertThat(shop.login(guest).space(sales).isMissingNode()).isFalse();

        Answer begun = administrator.put(
                "grants/" + grant, Map.of("startsAt", inDays(3).toString()));
        assertThat(begun.status()).isEqualTo(409);
        assertThat(Api.error(begun)).isEqualTo("grant_begun");
        assertThat(begun.json().path("field").asText()).isEqualTo("startsAt");
    }

    @Test
    void isOfferedByAGuestWithinItsOwnAccess() {
        TestUser host = house.guest(
                "host-guest",
                marketing,
                Map.of("type", Guesthouse.PARTNER, "period", inDays(10).toString()));
        house.change(marketing, host, Map.of("mayInvite", true));
        Api guest = Api.as(host, acme, realm);

        Answer beyond = guest.invite(
                marketing,
                Map.of("to", "beyond@starting.test", "startsAt", inDays(11).toString()));
        Answer longer = guest.invite(
                marketing,
                Map.of("to", "beyond@starting.test", "startsAt", inDays(9).toString(), "period", "P3D"));

        assertThat(beyond.status()).as(beyond.body()).isEqualTo(400);
        assertThat(Api.error(beyond)).isEqualTo("start_beyond_own");
        assertThat(beyond.json().path("field").asText()).isEqualTo("startsAt");
        assertThat(Api.error(longer)).isEqualTo("period_beyond_own");
        assertThat(guest.invited(
                        marketing,
                        Map.of(
                                "to",
                                "within@starting.test",
                                "startsAt",
                                inDays(9).toString())))
                .hasSize(1);
    }

    @Test
    void isNotMovedByTheGuestWhoOfferedIt() {
        TestUser host = house.guest("host-of-one", marketing, Map.of("type", Guesthouse.PARTNER, "period", "P30D"));
        house.change(marketing, host, Map.of("mayInvite", true));
        TestUser other = house.guest("other", sales, Map.of("type", Guesthouse.PARTNER, "period", "P30D"));
        String grant = Guesthouse.granted(
                Api.as(host, acme, realm),
                other,
                marketing,
                Map.of("startsAt", inDays(5).toString()));

        Answer moved = Api.as(host, acme, realm)
                .put("grants/" + grant, Map.of("startsAt", inDays(4).toString()));

        assertThat(moved.status()).as(moved.body()).isEqualTo(403);
        assertThat(house.grantAt(marketing, other).path("startsAt").asText())
                .isEqualTo(inDays(5).atStartOfDay(BERLIN).toInstant().toString());
    }

    @Test
    void isToldToApplicationsThatAskForAccessAgain() {
        TestUser guest = house.guest("asked", marketing, Map.of("period", "P30D"));
        String start = inDays(5).atStartOfDay(BERLIN).toInstant().toString();
        house.granted(guest, sales, Map.of("startsAt", start));

        JsonNode again = administrator.access(sales, Map.of("email", guest.email()));

        assertThat(again.path("outcome").asText()).isEqualTo("already");
        assertThat(again.path("startsAt").asText()).isEqualTo(start);
        assertThat(house.grantAt(sales, guest).path("startsAt").asText()).isEqualTo(start);
    }

    /** Whoever leaves the organization for good loses what is to come there as well. */
    @Test
    void endsWithTheMembershipOfWhoIsIn() {
        TestUser guest = house.guest("leaver", marketing, Map.of("period", "P30D"));
        house.granted(guest, sales, Map.of("startsAt", inDays(5).toString()));

        realm.removeMember(acme.space(), guest);

        assertThat(house.grantAt(sales, guest).path("state").asText()).isEqualTo("ended");
    }

    @Test
    void makesAMemberOfWhoeverIsConvertedBefore() {
        Letter letter = reception.inviteTo(
                marketing, "hired@starting.test", Map.of("startsAt", inDays(5).toString()));
        reception.signUp(visitor, letter);
        TestUser guest = account(letter);

        Api.done(administrator.post("guests/" + guest.id() + "/convert"));

        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
        assertThat(groups.members(marketing)).doesNotContain(guest.id());
        assertThat(shop.login(guest).refreshed().path("user_type").asText()).isEqualTo("member");
    }

    @Test
    void staysWhenWhatIsInEndsByItself() {
        TestUser guest = house.guest("waiter", marketing, Map.of("period", "P30D"));
        house.granted(guest, sales, Map.of("startsAt", inDays(5).toString()));

        administrator.delete("grants/" + house.grantIdAt(marketing, guest));

        assertThat(house.grantAt(sales, guest).path("state").asText()).isEqualTo("active");
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        moveTo(inDays(5).atStartOfDay(BERLIN).toInstant());
        shop.login(guest);
        assertThat(reception.membership(acme.space(), guest.id())).isPresent();
    }

    private static void assertToCome(WebPage page, String words) {
        assertThat(page.redirect()).isEmpty();
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Your access has not begun yet", words);
    }

    private TestUser account(Letter letter) {
        return new TestUser(
                reception.account(letter.address()).orElseThrow().getId(),
                letter.address(),
                Reception.PASSWORD,
                letter.address());
    }

    private long used() {
        return administrator.quota(acme.space()).path("used").asLong();
    }

    private LocalDate inDays(int days) {
        return clock.now().atZone(BERLIN).toLocalDate().plusDays(days);
    }

    private void moveTo(Instant moment) {
        clock.advance(Duration.between(clock.now(), moment).plusSeconds(1));
    }

    private static String spoken(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.ENGLISH)
                .format(day);
    }
}
