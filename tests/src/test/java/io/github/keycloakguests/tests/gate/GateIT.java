package io.github.keycloakguests.tests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;

/** Who gets in, and from which moment on no more, though nothing has carried out the ends. */
@KeycloakTest
class GateIT {

    private static final Map<String, Object> A_DAY = Map.of("period", "P1D");
    private static final Map<String, String> JOIN = Map.of("answer", "join");

    /** Long enough for a slow machine to log in. */
    private static final Duration A_MOMENT = Duration.ofSeconds(20);

    private static Acme acme;
    private static Reception reception;
    private static String globex;

    private TestRealm realm;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void acmeAndGlobex(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        globex = reception.neighbour("globex");
        realm.attribute("guests.sweep", "off");
        int long_ = (int) Duration.ofDays(100).toSeconds();
        realm.change(it -> {
            it.setSsoSessionIdleTimeout(long_);
            it.setSsoSessionMaxLifespan(long_);
            it.setEventsEnabled(true);
        });
    }

    @Test
    void letsIn() {
        TestUser guest = reception.guest("until@partner.test", A_DAY);
        Instant end = end(guest);

        moveTo(end.minus(A_MOMENT));

        assertThat(signIn(new Visitor(), guest).code()).isNotEmpty();
        moveTo(end);
        assertClosed(signIn(new Visitor(), guest));
        clock.advance(Duration.ofSeconds(1));
        assertClosed(signIn(new Visitor(), guest));
        clock.advance(Duration.ofDays(30));
        assertClosed(signIn(new Visitor(), guest));
    }

    @Test
    void closesBeforeThoseWhoAreStillLoggedIn() {
        TestUser guest = reception.guest("cookie@partner.test", A_DAY);
        Instant end = end(guest);
        assertThat(signIn(visitor, guest).code()).isNotEmpty();
        moveTo(end.minus(A_MOMENT));
        assertThat(visitor.openLogin(acme.app(), "openid").code()).isNotEmpty();

        moveTo(end);

        assertThat(visitor.open(acme.app().loginUrl("openid", Map.of("prompt", "none")))
                        .redirectParameters())
                .containsEntry("error", "interaction_required")
                .doesNotContainKey("code");
        WebPage page = visitor.openLogin(acme.app(), "openid");
        assertClosed(page);
        assertThat(page.document().select("#kc-form-login")).isEmpty();
    }

    @Test
    void closesBeforeDirectGrants() {
        TestUser guest = reception.guest("direct@partner.test", A_DAY);
        Instant end = end(guest);
        assertThat(acme.console().askForTokens(guest).status()).isEqualTo(200);

        moveTo(end);

        Answer answer = acme.console().askForTokens(guest);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText()).isEqualTo("Guest access has ended");
        assertThat(events(guest)).singleElement().satisfies(it -> {
            assertThat(it.getError()).isEqualTo("access_denied");
            assertThat(it.getDetails())
                    .containsEntry("reason", "guest_access_ended")
                    .containsEntry("grant_type", "password");
        });
    }

    @Test
    void saysWhereAndSinceWhen() {
        TestUser guest = reception.guest("told@partner.test", A_DAY);
        Instant end = end(guest);
        moveTo(end);

        WebPage page = signIn(visitor, guest);

        assertThat(page.status()).isEqualTo(403);
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(end);
        assertThat(page.document().select("#guest-access-ended-text").text())
                .isEqualTo("Your access to acme ended on " + date + ".");
    }

    @Test
    void leavesAnEvent() {
        TestUser guest = reception.guest("event@partner.test", A_DAY);
        moveTo(end(guest));

        assertClosed(signIn(visitor, guest));

        assertThat(events(guest)).singleElement().satisfies(it -> {
            assertThat(it.getError()).isEqualTo("access_denied");
            assertThat(it.getDetails()).containsEntry("reason", "guest_access_ended");
        });
    }

    @Test
    void opensAgainForTheSamePersonWhenItIsInvitedAgain() {
        TestUser guest = reception.guest("again@partner.test", A_DAY);
        moveTo(end(guest));
        Letter letter = reception.invite(guest.email());

        WebPage landing = visitor.open(letter.link());
        assertThat(landing.document().select("#guest-log-in-form")).hasSize(1);
        WebPage question = visitor.signIn(visitor.submit(landing, Map.of()), guest);
        WebPage landed = visitor.submit(question, JOIN);

        assertThat(landed.redirect().orElseThrow()).hasToString(Acme.APP);
        JsonNode claims = claims(visitor, "openid");
        assertThat(claims.path("sub").asText()).isEqualTo(guest.id());
        assertThat(claims.at("/guest/spaces")).hasSize(1);
    }

    @Test
    void staysClosedForThoseWhoPutTheNewInvitationOff() {
        TestUser guest = reception.guest("later@partner.test", A_DAY);
        moveTo(end(guest));
        Letter letter = reception.invite(guest.email());
        WebPage question = visitor.signIn(visitor.submit(visitor.open(letter.link()), Map.of()), guest);

        assertClosed(visitor.submit(question, Map.of("answer", "later")));

        assertClosed(signIn(visitor, guest));
        assertThat(reception.state(letter)).isEqualTo("open");
    }

    /** An invitation of somebody else opens the login, but not the gate. */
    @Test
    void staysClosedForThoseWhoComeWithTheInvitationOfSomebodyElse() {
        TestUser guest = reception.guest("borrower@partner.test", A_DAY);
        realm.createUser("lender", "lenders-secret", "lender@partner.test");
        Instant end = end(guest);
        signIn(visitor, guest);
        moveTo(end);
        Letter letter = reception.invite("lender@partner.test");

        WebPage wrong = visitor.submit(visitor.open(letter.link()), Map.of());
        assertThat(wrong.text()).contains("This invitation is for another account");

        assertClosed(visitor.submit(wrong, Map.of("answer", "later")));
        assertThat(visitor.open(acme.app().loginUrl("openid", Map.of("prompt", "none")))
                        .redirectParameters())
                .doesNotContainKey("code");
    }

    /** Nobody is left to ask the question for whose sake the gate waited. */
    @Test
    void staysClosedWhereTheQuestionIsSwitchedOff() {
        TestUser guest = reception.guest("switched@partner.test", A_DAY);
        moveTo(end(guest));
        Letter letter = reception.invite(guest.email());
        var action = realm.admin().flows().getRequiredAction("guest-join");
        action.setEnabled(false);
        realm.admin().flows().updateRequiredAction("guest-join", action);
        try {
            assertClosed(visitor.signIn(visitor.submit(visitor.open(letter.link()), Map.of()), guest));
        } finally {
            action.setEnabled(true);
            realm.admin().flows().updateRequiredAction("guest-join", action);
        }
    }

    @Test
    void letsInWhoeverHasOneOfTwoGrantsLeft() {
        TestUser guest = reception.guest("both@partner.test", A_DAY);
        Letter letter = reception.inviteTo(globex, guest.email(), Map.of("period", "P30D"));
        visitor.submit(visitor.signIn(visitor.submit(visitor.open(letter.link()), Map.of()), guest), JOIN);

        clock.advance(Duration.ofHours(25));

        Visitor later = new Visitor();
        assertThat(signIn(later, guest).code()).isNotEmpty();
        JsonNode claims = claims(later, "openid");
        assertThat(claims.at("/guest/org").asText()).isEqualTo("globex");
        assertThat(claims.at("/guest/spaces")).hasSize(1);
        assertThat(claims.at("/guest/spaces/0/name").asText()).isEqualTo("globex");
        JsonNode atAcme = claims(later, "openid organization:acme");
        assertThat(atAcme.path("user_type").asText()).isEqualTo("guest");
        assertThat(atAcme.at("/guest/spaces").isMissingNode()).isTrue();
    }

    private List<EventRepresentation> events(TestUser guest) {
        return realm.admin().getEvents(List.of("LOGIN_ERROR"), null, guest.id(), null, null, null, null, null);
    }

    private static void assertClosed(WebPage page) {
        assertThat(page.redirect()).isEmpty();
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Your access has ended");
    }

    private static WebPage signIn(Visitor visitor, TestUser user) {
        WebPage page = visitor.openLogin(acme.app(), "openid");
        return page.document().select("#kc-form-login").isEmpty() ? page : visitor.signIn(page, user);
    }

    private static JsonNode claims(Visitor visitor, String scope) {
        return Tokens.payload(
                acme.app().exchange(visitor.openLogin(acme.app(), scope).code()).idToken());
    }

    /** As the tokens say; the grant itself may end up to a second later. */
    private static Instant end(TestUser guest) {
        Visitor visitor = new Visitor();
        signIn(visitor, guest);
        return Instant.ofEpochSecond(claims(visitor, "openid").at("/guest/exp").asLong());
    }

    private void moveTo(Instant moment) {
        // Tokens do not show the fractions of the end, and the clock moves by whole seconds.
        Duration ahead = Duration.between(clock.now(), moment).plusSeconds(2);
        clock.advance(ahead);
    }
}
