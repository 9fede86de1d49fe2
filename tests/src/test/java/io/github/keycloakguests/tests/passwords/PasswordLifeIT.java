package io.github.keycloakguests.tests.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.FlowDesign;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;

/** For how long guests log in with a password. */
@KeycloakTest
class PasswordLifeIT {

    private static final Map<String, String> SIX_HOURS = Map.of("life", "PT6H");
    private static final Duration HOUR = Duration.ofHours(1);

    private static Acme acme;
    private static Guesthouse house;
    private static Shop shop;
    private static TestClient designed;
    private static String globex;
    private static int number;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;
    private Statements statements;
    private TestUser guest;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        globex = realm.createOrganization("globex", "globex.test", Acme.APP);
        realm.guestType("day", Map.of("password-life", "P1D"));
        realm.change(it -> it.setEventsEnabled(true));
        FlowDesign browser =
                FlowDesign.forBrowsers(realm, "browser with guests").step("guest-access", "REQUIRED");
        FlowDesign direct =
                FlowDesign.forDirectGrants(realm, "direct with guests").step("guest-access", "REQUIRED");
        designed = realm.client("designed")
                .withDirectAccess()
                .having(it -> it.setAuthenticationFlowBindingOverrides(
                        Map.of("browser", browser.id(), "direct_grant", direct.id())))
                .create();
    }

    @BeforeEach
    void aGuest() {
        guest = house.guest("guest-" + ++number, acme.space());
    }

    @AfterEach
    void noDefault() {
        realm.withoutAttribute("guests.password-life");
    }

    @Test
    void lastsWithoutEndUnlessSaid() {
        clock.advance(Duration.ofDays(80));

        shop.login(guest).assertGood();
        assertThat(shown().has("passwordEndsAt")).isFalse();
    }

    @Test
    void logsInUntilItsEnd() {
        Instant end =
                Instant.parse(setLife(guest, SIX_HOURS).path("passwordEndsAt").asText());

        clock.within(end.minusSeconds(1), () -> 0, it -> {
            shop.login(guest).assertGood();
            return it;
        });
        clock.moveTo(end.plusSeconds(1));
        WebPage page = shop.refused(guest);

        assertThat(page.text()).contains("Your password has expired", "g•••@house.test");
        assertThat(page.text()).doesNotContain(guest.email());
    }

    @Test
    void tellsApplicationsAndTheRealmWhyItRefuses() {
        setLife(guest, SIX_HOURS);
        clock.advance(Duration.ofHours(6));

        Answer answer = shop.app().askForTokens(guest);

        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText()).isEqualTo("The password of the guest has expired");
        assertThat(errors()).singleElement().satisfies(it -> {
            assertThat(it.getError()).isEqualTo("access_denied");
            assertThat(it.getDetails()).containsEntry("reason", "guest_password_expired");
        });
    }

    @Test
    void tellsNothingToWhoDoesNotKnowThePassword() {
        setLife(guest, SIX_HOURS);
        clock.advance(Duration.ofHours(6));
        Visitor stranger = new Visitor();

        WebPage page = stranger.signIn(
                stranger.openLogin(shop.app(), "openid"),
                new TestUser(guest.id(), guest.username(), "a guess", guest.email()));

        assertThat(page.text()).contains("Invalid username or password").doesNotContain("expired");
    }

    @Test
    void leavesSessionsAloneThatAreUnderWay() {
        Login login = shop.login(guest);
        setLife(guest, Map.of("life", "PT1M"));
        clock.advance(Duration.ofMinutes(2));

        login.assertGood();
    }

    @Test
    void endsSessionsWhereThatIsSaid() {
        Login login = shop.login(guest);

        setLife(guest, Map.of("life", "PT6H", "endSessions", true));

        login.assertGone();
        clock.advance(Duration.ofSeconds(2));
        shop.login(guest).assertGood();
    }

    @Test
    void countsFromWhenItWasSaid() {
        clock.advance(Duration.ofDays(1));
        setLife(guest, SIX_HOURS);

        shop.login(guest).assertGood();
        clock.advance(Duration.ofHours(5));
        shop.login(guest).assertGood();
        setLife(guest, SIX_HOURS);
        clock.advance(Duration.ofHours(5));
        shop.login(guest).assertGood();
        clock.advance(HOUR);
        shop.refused(guest);
    }

    @Test
    void countsAnewForANewPassword() {
        setLife(guest, SIX_HOURS);
        clock.advance(Duration.ofHours(7));
        TestUser renewed = house.withPassword(guest, "another-password");

        shop.login(renewed).assertGood();
        clock.advance(Duration.ofHours(6));
        shop.refused(renewed);
    }

    @Test
    void isThatOfTheTypeUnlessTheGuestHasItsOwn() {
        TestUser typed = house.guest("typed-" + number, acme.space(), Map.of("type", "day"));
        assertThat(alice().shown("guests/" + typed.id()).has("passwordLife")).isFalse();
        clock.advance(Duration.ofDays(1));
        shop.refused(typed);

        JsonNode never = setLife(typed, Map.of("life", "never"));
        assertThat(never.path("passwordLife").asText()).isEqualTo("never");
        assertThat(never.has("passwordEndsAt")).isFalse();
        shop.login(typed).assertGood();

        JsonNode cleared = Api.done(alice().delete(path(typed)));
        assertThat(cleared.has("passwordLife")).isFalse();
        assertThat(cleared.has("passwordEndsAt")).isTrue();
        shop.refused(typed);
    }

    @Test
    void isThatOfTheRealmWhereTheTypeSaysNothing() {
        realm.attribute("guests.password-life", "PT6H");
        clock.advance(Duration.ofHours(6));

        shop.refused(guest);
        realm.attribute("guests.password-life", "six hours");
        shop.login(guest).assertGood();
    }

    @Test
    void isNoneOfAnybodysForMembers() {
        TestUser member = house.member("member-" + number);
        realm.addMember(globex, member);
        joins(member, acme.space());
        realm.attribute("guests.password-life", "PT6H");
        clock.advance(Duration.ofHours(7));

        shop.login(member).assertGood();
        for (Api caller : List.of(alice(), Api.asAdministrator(realm))) {
            for (Answer refused : List.of(
                    caller.put(path(member), SIX_HOURS),
                    caller.delete(path(member)),
                    caller.post("guests/" + member.id() + "/password-link"))) {
                assertThat(refused.status()).isEqualTo(409);
                assertThat(Api.error(refused)).isEqualTo("not_yours");
            }
        }
    }

    @Test
    void isEachHostsOwnAndTheShortestCounts() {
        joins(guest, globex);
        TestUser gary = house.member("gary-" + number);
        realm.addMember(globex, gary);
        Api.asAdministrator(realm).put("spaces/" + globex + "/managers/" + gary.id());
        Api ofGlobex = Api.as(gary, acme, realm);
        setLife(guest, SIX_HOURS);

        JsonNode theirs = Api.done(ofGlobex.put(path(guest), Map.of("life", "never")));

        assertThat(theirs.path("passwordLife").asText()).isEqualTo("never");
        assertThat(theirs.has("passwordEndsAt")).isFalse();
        assertThat(shown().path("passwordLife").asText()).isEqualTo("PT6H");
        clock.advance(Duration.ofHours(6));
        shop.refused(guest);
        assertThat(alice().delete("grants/" + house.grantIdAt(acme.space(), guest))
                        .status())
                .isEqualTo(204);
        shop.login(guest);
    }

    @Test
    void isAskedBeforeAnInvitationIsAnswered() {
        String part = house.part(acme.space(), "part-" + number);
        setLife(guest, SIX_HOURS);
        clock.advance(Duration.ofHours(6));
        Api.done(Api.asAdministrator(realm).invite(part, Map.of("to", guest.email())));
        Visitor visitor = new Visitor();

        WebPage page = visitor.signIn(
                visitor.submit(visitor.open(mail.await(guest.email()).link("/guests/join/")), Map.of()), guest);

        assertThat(page.document().select("#guest-password-expired-text")).hasSize(1);
        assertThat(page.document().select("#guest-join-form")).isEmpty();
    }

    @Test
    void stopsGuestsInDesignedFlowsToo() {
        setLife(guest, SIX_HOURS);
        clock.advance(Duration.ofHours(6));
        Visitor visitor = new Visitor();

        WebPage page = visitor.signIn(visitor.openLogin(designed, "openid"), guest);
        WebPage asked = visitor.submit(page.form("#guest-password-form"), Map.of("mail", "true"));

        assertThat(page.document().select("#guest-password-expired-text")).hasSize(1);
        assertThat(asked.document().select("#guest-password-asked-text")).hasSize(1);
        assertThat(mail.await(guest.email()).subject()).isEqualTo("Set a new password");
        assertThat(designed.askForTokens(guest).status()).isEqualTo(400);
    }

    @Test
    void costsGuestsWhoAreRememberedNothing() {
        shop.app().askForTokens(guest);
        long without = statements.least(() -> shop.app().askForTokens(guest));
        setLife(guest, SIX_HOURS);
        shop.app().askForTokens(guest);

        assertThat(statements.least(() -> shop.app().askForTokens(guest))).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"life\":null}",
                "{\"life\":\"\"}",
                "{\"life\":\"6h\"}",
                "{\"life\":\"PT0S\"}",
                "{\"life\":\"-PT6H\"}",
                "{\"life\":\"P11Y\"}",
                "{\"life\":\"P3651D\"}",
                "{\"life\":360}",
                "{\"life\":\"PT6H\",\"endSessions\":\"true\"}",
                "{\"endSessions\":true}",
                "{\"password\":\"chosen by somebody else\"}",
                "[]",
            })
    void isNothingThatMakesNoSense(String body) {
        Login login = shop.login(guest);

        Answer answer = alice().put(path(guest), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(shown().has("passwordLife")).isFalse();
        login.assertGood();
    }

    private JsonNode setLife(TestUser of, Map<String, ?> body) {
        return Api.done(alice().put(path(of), body));
    }

    /** Invited there, and accepts with its account. */
    private void joins(TestUser user, String space) {
        Api.done(Api.asAdministrator(realm).invite(space, Map.of("to", user.email())));
        Visitor visitor = new Visitor();
        String link = mail.await(user.email()).link("/guests/join/");
        WebPage question = visitor.signIn(visitor.submit(visitor.open(link), Map.of()), user);
        visitor.submit(question.form("#guest-join-form"), Map.of("answer", "join"));
    }

    private JsonNode shown() {
        return alice().shown("guests/" + guest.id());
    }

    /** Tokens do not last for as long as tests move the clock. */
    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }

    private List<EventRepresentation> errors() {
        return realm.admin().getEvents(List.of("LOGIN_ERROR"), null, guest.id(), null, null, null, null, null);
    }

    private static String path(TestUser of) {
        return "guests/" + of.id() + "/password-life";
    }
}
