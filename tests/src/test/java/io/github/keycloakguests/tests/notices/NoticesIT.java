package io.github.keycloakguests.tests.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.ReceivedMail;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is surprised by an end: guests and those who look after them are told before, and when it is over. */
@KeycloakTest
class NoticesIT {

    private static final Map<String, Object> A_MONTH = Map.of("period", "P30D");

    /** Longer than it takes until no more is gathered for a digest. */
    private static final Duration GATHERED = Duration.ofSeconds(40);

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;

    private TestRealm realm;
    private TestClock clock;
    private TestMail mail;
    private Sql sql;

    /** A space and its manager, of each test's own: digests of one are no other's. */
    private String space;

    private TestUser manager;
    private String name;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        Api.done(Api.asAdministrator(realm).put("spaces/" + acme.space(), Map.of("timeZone", "Europe/Berlin")));
        Api.asAdministrator(realm)
                .delete("spaces/" + acme.space() + "/managers/" + acme.alice().id());
    }

    @BeforeEach
    void aSpaceWithAManager() {
        sql = new Sql(realm);
        name = "n" + UUID.randomUUID().toString().substring(0, 8);
        space = house.part(acme.space(), name);
        manager = house.member("m-" + name);
        realm.addMember(acme.space(), manager);
        acme.appoint(manager, space);
    }

    @Test
    void tellsTheGuestTwoWeeksAWeekAndADayBefore() {
        TestUser guest = house.guest("g-" + name, space, A_MONTH);
        Instant end = house.end(space, guest);
        clock.moveTo(end.minus(Duration.ofDays(14)).minusSeconds(60));
        assertThat(mail.to(guest.email())).isEmpty();

        for (int days : List.of(14, 7, 1)) {
            int before = mail.to(guest.email()).size();
            clock.moveTo(end.minus(Duration.ofDays(days)).plusSeconds(2));
            ReceivedMail told = mail.await(guest.email(), before + 1).getLast();
            assertThat(told.subject()).startsWith("Your access to " + name + " ends: ");
            assertThat(told.text())
                    .contains("Your access to " + name + " will end: ")
                    .contains(realm.url() + "/account");
            assertThat(told.header("Auto-Submitted")).contains("auto-generated");
        }
        assertThat(mail.to(guest.email())).hasSize(3);
    }

    @Test
    void tellsTheGuestAndItsManagerWhenItIsOver() {
        TestUser guest = house.guest("g-" + name, space, Map.of("period", "P30D"));
        realm.attribute("guests.notices", "none");
        Instant end = house.end(space, guest);
        house.change(space, guest, Map.of("period", "P29D"));

        clock.moveTo(end.plusSeconds(2));
        ReceivedMail told = mail.await(guest.email());

        assertThat(told.subject()).isEqualTo("Your access to " + name + " has ended");
        clock.advance(GATHERED);
        ReceivedMail digest = mail.await(manager.email());
        assertThat(digest.text()).contains("Access has ended").contains(name + " \u2013 ");
        assertThat(digest.text()).doesNotContain("Access will end");
        realm.withoutAttribute("guests.notices");
    }

    @Test
    void tellsTheManagerOfAllInOneMail() {
        TestUser one = house.guest("g1-" + name, space, A_MONTH);
        house.guest("g2-" + name, space, A_MONTH);
        house.guest("g3-" + name, space, Map.of("period", "P60D"));
        Instant end = house.end(space, one);

        clock.moveTo(end.minus(Duration.ofDays(14)).plusSeconds(10));
        awaitNotices(manager, 2);
        clock.advance(GATHERED);

        ReceivedMail digest = mail.await(manager.email());
        assertThat(digest.subject()).isEqualTo("Guest access that ends or has ended (2)");
        assertThat(digest.text()).contains("Access will end").contains("g1-" + name, "g2-" + name);
        assertThat(digest.text()).doesNotContain("g3-" + name, "has ended");
        assertThat(digest.text()).contains(realm.url() + "/account");
        assertThat(mail.to(manager.email())).hasSize(1);
    }

    @Test
    void leadsManagersToTheConsoleThatTheRealmNames() {
        realm.attribute("guests.console-url", "https://guests.example.org/manage");
        TestUser guest = house.guest("g-" + name, space, A_MONTH);

        clock.moveTo(house.end(space, guest).minus(Duration.ofDays(14)).plusSeconds(2));
        awaitNotices(manager, 1);
        clock.advance(GATHERED);

        assertThat(mail.await(manager.email()).links()).contains("https://guests.example.org/manage");
        realm.withoutAttribute("guests.console-url");
    }

    @Test
    void tellsTheSponsorAsLongAsItBelongsThere() {
        TestUser sponsor = acme.inviter("s-" + name);
        TestUser gone = acme.inviter("x-" + name);
        TestUser guest = house.guest("g-" + name, space, A_MONTH);
        TestUser left = house.guest("l-" + name, space, A_MONTH);
        house.change(space, guest, Map.of("sponsor", sponsor.id()));
        house.change(space, left, Map.of("sponsor", gone.id()));
        realm.removeMember(acme.space(), gone);

        clock.moveTo(house.end(space, left).minus(Duration.ofDays(14)).plusSeconds(2));
        awaitNotices(manager, 2);

        assertThat(notices(sponsor)).isEqualTo(1);
        assertThat(notices(gone)).isZero();
    }

    @Test
    void tellsGuestsWhoManageTheSpace() {
        house.withPartners();
        TestUser partner = house.guest("p-" + name, space, Map.of("type", Guesthouse.PARTNER, "period", "P200D"));
        house.change(space, partner, Map.of("manager", true));
        TestUser guest = house.guest("g-" + name, space, A_MONTH);

        clock.moveTo(house.end(space, guest).minus(Duration.ofDays(14)).plusSeconds(2));

        awaitNotices(partner, 1);
        awaitNotices(manager, 1);
    }

    @Test
    void tellsThoseWhoManageTheRealmWhereThereIsNobodyElse() {
        String bare = house.part(acme.space(), name + "-bare");
        TestUser everywhere = house.member("e-" + name);
        realm.assignRealmRole(everywhere, "guest-manager");
        TestUser guest = house.guest("g-" + name, bare, A_MONTH);
        TestUser other = house.guest("o-" + name, space, A_MONTH);

        clock.moveTo(house.end(space, other).minus(Duration.ofDays(14)).plusSeconds(2));
        awaitNotices(manager, 1);
        awaitNotices(guest, 1);

        assertThat(sql.rows("select grant_id from guests_notice where recipient_id = '" + everywhere.id() + "'"))
                .containsExactly(List.of(house.grantIdAt(bare, guest)));
    }

    @Test
    void tellsNobodyWhoIsDisabled() {
        realm.enable(manager, false);
        TestUser guest = house.guest("g-" + name, space, A_MONTH);

        clock.moveTo(house.end(space, guest).minus(Duration.ofDays(14)).plusSeconds(2));
        awaitNotices(guest, 1);

        assertThat(notices(manager)).isZero();
    }

    @Test
    void goesWithTheUserWhomItIsAbout() {
        TestUser guest = house.guest("g-" + name, space, A_MONTH);
        clock.moveTo(house.end(space, guest).minus(Duration.ofDays(14)).plusSeconds(2));
        awaitNotices(manager, 1);

        realm.admin().users().delete(guest.id());

        assertThat(notices(manager)).isZero();
        assertThat(notices(guest)).isZero();
    }

    @Test
    void tellsNobodyOfAnotherOrganization() {
        String globex = reception.neighbour("globex-" + name);
        TestUser theirs = house.member("t-" + name);
        realm.addMember(globex, theirs);
        acme.appoint(theirs, globex);
        TestUser guest = house.guest("g-" + name, space, A_MONTH);
        reception.join(new Visitor(), reception.inviteTo(globex, guest.email(), Map.of()), guest);

        clock.moveTo(house.end(space, guest).minus(Duration.ofDays(14)).plusSeconds(2));
        awaitNotices(manager, 1);

        assertThat(notices(theirs)).isZero();
    }

    @Test
    void tellsTheNearestOnlyWhenTheServerWasAway() {
        TestUser guest = house.guest("g-" + name, space, A_MONTH);

        clock.moveTo(house.end(space, guest).minus(Duration.ofHours(3)));

        assertThat(mail.await(guest.email()).subject()).startsWith("Your access to " + name + " ends: ");
        awaitNotices(manager, 1);
        assertThat(sql.rows("select distance from guests_notice where recipient_id = '" + guest.id() + "'"))
                .containsExactly(List.of("86400"));
    }

    @Test
    void tellsOfADayOneQuarterBefore() {
        TestUser guest = house.guest("g-" + name, space, Map.of("period", "PT12H"));
        Instant end = house.end(space, guest);

        clock.moveTo(end.minus(Duration.ofHours(3)).minusSeconds(30));
        assertThat(notices(guest)).isZero();
        clock.moveTo(end.minus(Duration.ofHours(3)).plusSeconds(2));

        mail.await(guest.email());
        awaitNotices(guest, 1);
        assertThat(sql.value("select distance from guests_notice where recipient_id = '" + guest.id() + "'"))
                .isEqualTo("10800");
    }

    @Test
    void tellsItAgainAfterARenewalAndNothingOfTheOldEnd() {
        TestUser guest = house.guest("g-" + name, space, A_MONTH);
        Instant end = house.end(space, guest);
        clock.moveTo(end.minus(Duration.ofDays(14)).plusSeconds(2));
        mail.await(guest.email());
        Api.done(Api.asAdministrator(realm).post("grants/" + house.grantIdAt(space, guest) + "/renew"));
        Instant renewed = house.end(space, guest);
        assertThat(renewed).isAfter(end);

        clock.moveTo(renewed.minus(Duration.ofDays(14)).plusSeconds(2));

        mail.await(guest.email(), 2);
        awaitNotices(guest, 2);
    }

    @Test
    void tellsTheSuspendedNothingBefore() {
        TestUser guest = house.guest("g-" + name, space, A_MONTH);
        Instant end = house.end(space, guest);
        house.suspend(guest);

        clock.moveTo(end.plusSeconds(2));
        awaitNotices(manager, 1);

        assertThat(notices(guest)).isZero();
        assertThat(mail.to(guest.email())).isEmpty();
    }

    @Test
    void tellsOfSeveralSpacesThatEndTogetherInOneMail() {
        String other = house.part(acme.space(), name + "-b");
        TestUser guest = house.guest("g-" + name, space, Map.of("period", inDays(30)));
        house.granted(guest, other, Map.of("period", inDays(30)));

        clock.moveTo(house.end(space, guest).minus(Duration.ofDays(7)).plusSeconds(2));

        ReceivedMail told = mail.await(guest.email());
        assertThat(told.subject()).startsWith("Your access ends: ").doesNotContain(" at ");
        assertThat(told.text()).contains("- " + name, "- " + name + "-b");
        awaitNotices(manager, 1);
        assertThat(mail.to(guest.email())).hasSize(1);
    }

    @Test
    void speaksTheLanguageOfTheGuestAndTheTimeOfTheHost() {
        realm.change(it -> {
            it.setInternationalizationEnabled(true);
            it.setSupportedLocales(Set.of("en", "de"));
            it.setDefaultLocale("en");
        });
        TestUser guest = house.guest("g-" + name, space, Map.of("period", "PT100H"));
        var user = realm.admin().users().get(guest.id());
        var shown = user.toRepresentation();
        shown.singleAttribute("locale", "de");
        user.update(shown);

        clock.moveTo(house.end(space, guest).minus(Duration.ofDays(1)).plusSeconds(2));

        ReceivedMail told = mail.await(guest.email());
        assertThat(told.subject()).startsWith("Ihr Zugang zu \u201e" + name + "\u201c endet: ");
        assertThat(told.text()).containsPattern("ME[SZ]Z?");
    }

    private String inDays(int days) {
        return clock.now().plus(Duration.ofDays(days)).toString().substring(0, 10);
    }

    private long notices(TestUser recipient) {
        return Long.parseLong(
                sql.value("select count(*) from guests_notice where recipient_id = '" + recipient.id() + "'"));
    }

    private void awaitNotices(TestUser recipient, long many) {
        Eventually.answered(() -> notices(recipient), it -> it == many);
    }
}
