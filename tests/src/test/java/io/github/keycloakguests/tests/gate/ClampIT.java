package io.github.keycloakguests.tests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Login;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Tokens end with the access of the guest that they are given to, though nothing has carried out the end. */
@KeycloakTest
class ClampIT {

    private static final Map<String, Object> TWO_DAYS = Map.of("period", "P2D");
    private static final Map<String, Object> FOUR_DAYS = Map.of("period", "P4D");

    private static final Duration LONG = Duration.ofDays(10);

    /** Keycloak looks at the clock once for the beginning and once for the end. */
    private static final Offset<Long> A_SECOND = Offset.offset(1L);

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static Shop shop;
    private static String marketing;

    private TestRealm realm;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void shop(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
        shop = Shop.open(realm);
        marketing = house.part(acme.space(), "marketing");
        realm.attribute("guests.sweep", "off");
        realm.change(it -> {
            it.setEventsEnabled(true);
            it.setEnabledEventTypes(List.of("LOGIN_ERROR", "CODE_TO_TOKEN_ERROR", "REFRESH_TOKEN_ERROR"));
            it.setAccessCodeLifespan(600);
        });
        sessionsLast(LONG, realm);
    }

    private void sessionsLast(Duration longest) {
        sessionsLast(longest, realm);
    }

    private static void sessionsLast(Duration longest, TestRealm realm) {
        realm.change(it -> {
            it.setSsoSessionIdleTimeout((int) longest.toSeconds());
            it.setSsoSessionMaxLifespan((int) longest.toSeconds());
        });
    }

    @Test
    void boundsEveryTokenOfALogin() {
        TestUser guest = house.guest("bound", acme.space(), TWO_DAYS);
        long end = end(guest);
        moveToBefore(end, 60);

        Tokens tokens = shop.login(guest).tokens();

        assertThat(exp(tokens.accessToken())).isEqualTo(end - 1);
        assertThat(exp(tokens.refreshToken())).isEqualTo(end - 1);
        assertThat(exp(tokens.idToken())).isEqualTo(end - 1);
        long left = end - 1 - tokens.claims().path("iat").asLong();
        assertThat(left).isBetween(1L, 60L);
        // Keycloak counts from when it answers.
        assertThat(tokens.response().path("expires_in").asLong()).isBetween(left - 2, left);
        assertThat(tokens.response().path("refresh_expires_in").asLong()).isBetween(left - 2, left);
        assertThat(tokens.claims().at("/guest/exp").asLong())
                .as("what applications read")
                .isEqualTo(end);
    }

    @Test
    void boundsRefreshedTokensToo() {
        TestUser guest = house.guest("refreshed", acme.space(), TWO_DAYS);
        long end = end(guest);
        moveToBefore(end, 120);
        Login login = shop.login(guest);
        clock.advance(Duration.ofSeconds(30));

        Tokens tokens = shop.app().refresh(login.tokens());

        assertThat(List.of(exp(tokens.accessToken()), exp(tokens.refreshToken()), exp(tokens.idToken())))
                .containsOnly(end - 1);
    }

    @Test
    void leavesTokensThatEndBefore() {
        TestUser guest = house.guest("early", acme.space());

        Tokens ofGuest = shop.login(guest).tokens();
        Tokens ofMember = shop.login(realm.createUser("mel", "secret-of-mel")).tokens();

        assertThat(lifespan(ofGuest.accessToken())).isCloseTo(lifespan(ofMember.accessToken()), A_SECOND);
        assertThat(lifespan(ofGuest.refreshToken())).isCloseTo(lifespan(ofMember.refreshToken()), A_SECOND);
        assertThat(lifespan(ofGuest.idToken())).isCloseTo(lifespan(ofMember.idToken()), A_SECOND);
    }

    @Test
    void givesOfflineTokensAnEnd() {
        TestUser guest = house.guest("offline", acme.space(), TWO_DAYS);
        realm.assignRealmRole(guest, "offline_access");

        Tokens tokens = shop.login(guest, "openid offline_access").tokens();

        assertThat(Tokens.payload(tokens.refreshToken()).path("typ").asText()).isEqualTo("Offline");
        assertThat(exp(tokens.refreshToken())).isEqualTo(end(guest) - 1);
        assertThat(exp(shop.app().refresh(tokens).refreshToken())).isEqualTo(end(guest) - 1);
    }

    @Test
    void goesByTheLongestOfSeveralGrants() {
        TestUser guest = house.guest("both", acme.space(), TWO_DAYS);
        house.granted(guest, marketing, FOUR_DAYS);
        moveToBefore(end(guest), 60);

        Tokens tokens = shop.login(guest).tokens();

        assertThat(lifespan(tokens.accessToken())).isCloseTo(300, A_SECOND);
        moveToBefore(house.end(marketing, guest).getEpochSecond(), 60);
        assertThat(exp(shop.login(guest).tokens().accessToken()))
                .isEqualTo(house.end(marketing, guest).getEpochSecond() - 1);
    }

    @Test
    void leavesTheTokensOfMembersWhoAreGuestsElsewhere() {
        TestUser member = house.member("mona");
        realm.addMember(acme.space(), member);
        String globex = reception.neighbour("globex");
        reception.join(new Visitor(), reception.inviteTo(globex, member.email(), TWO_DAYS), member);
        Instant end = house.end(globex, member);
        clock.moveTo(end.minusSeconds(60));

        Login login = shop.login(member);

        assertThat(login.tokens().claims().path("user_type").asText()).isEqualTo("guest");
        assertThat(lifespan(login.tokens().accessToken())).isCloseTo(300, A_SECOND);
        clock.moveTo(end.plusSeconds(10));
        login.assertGood();
    }

    @Test
    void boundsAnIdTokenThatIsToHaveNoClaims() {
        String scope = realm.admin().clientScopes().findAll().stream()
                .filter(it -> it.getName().equals("guest"))
                .findFirst()
                .orElseThrow()
                .getId();
        var mappers = realm.admin().clientScopes().get(scope).getProtocolMappers();
        ProtocolMapperRepresentation mapper = mappers.getMappers().getFirst();
        mapper.getConfig().put("id.token.claim", "false");
        mappers.update(mapper.getId(), mapper);
        try {
            TestUser guest = house.guest("claimless", acme.space(), TWO_DAYS);
            moveToBefore(end(guest), 60);

            Tokens tokens = shop.login(guest).tokens();

            assertThat(Tokens.payload(tokens.idToken()).has("user_type")).isFalse();
            assertThat(exp(tokens.idToken())).isEqualTo(end(guest) - 1);
        } finally {
            mapper.getConfig().put("id.token.claim", "true");
            mappers.update(mapper.getId(), mapper);
        }
    }

    @Test
    void refusesCodesAndSaysWhyInAnEvent() {
        TestUser guest = house.guest("code", acme.space(), TWO_DAYS);
        moveToBefore(end(guest), 60);
        String code =
                visitor.signIn(visitor.openLogin(shop.app(), "openid"), guest).code();
        clock.moveTo(house.end(acme.space(), guest));

        Answer answer = shop.app()
                .ask(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        shop.app().redirectUri()));

        assertRefused(answer, "Guest access has ended");
        assertThat(errors(guest)).singleElement().satisfies(it -> {
            assertThat(it.getType()).isEqualTo("CODE_TO_TOKEN_ERROR");
            assertThat(it.getError()).isEqualTo("access_denied");
            assertThat(it.getClientId()).isEqualTo("shop");
            assertThat(it.getSessionId()).isNotBlank();
            assertThat(it.getDetails()).containsEntry("reason", "guest_access_ended");
        });
    }

    /** A token from before an end was moved, in a session that did not have to end with it. */
    @Test
    void refusesRefreshTokensThatLookGoodAndSaysWhyInAnEvent() {
        TestUser guest = house.guest("refresh", acme.space(), FOUR_DAYS);
        Login login = shop.login(guest);
        sessionsLast(Duration.ofHours(1));
        house.change(acme.space(), guest, Map.of("period", "PT2H"));
        sessionsLast(LONG);
        login.assertGood();
        clock.moveTo(house.end(acme.space(), guest));

        Answer answer = shop.app().askToRefresh(login.tokens());

        assertRefused(answer, "Guest access has ended");
        assertThat(errors(guest)).singleElement().satisfies(it -> {
            assertThat(it.getType()).isEqualTo("REFRESH_TOKEN_ERROR");
            assertThat(it.getError()).isEqualTo("invalid_token");
            assertThat(it.getDetails()).containsEntry("reason", "guest_access_ended");
        });
    }

    @Test
    void tellsBrowsersOfOtherOriginsToo() {
        TestClient spa = realm.client("spa")
                .having(it -> it.setWebOrigins(List.of("http://spa.test")))
                .create();
        TestUser guest = house.guest("spa", acme.space(), TWO_DAYS);
        moveToBefore(end(guest), 60);
        String code = visitor.signIn(visitor.openLogin(spa, "openid"), guest).code();
        clock.moveTo(house.end(acme.space(), guest));

        Answer answer = Answer.of(Http.send(Http.request(spa.realmUrl() + "/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://spa.test")
                .POST(HttpRequest.BodyPublishers.ofString(Http.encoded(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "client_id",
                        "spa",
                        "redirect_uri",
                        spa.redirectUri()))))
                .build()));

        assertRefused(answer, "Guest access has ended");
        assertThat(answer.header("Access-Control-Allow-Origin")).contains("http://spa.test");
    }

    /** Without the gate there is nobody else to stop an implicit login. */
    @Test
    void stopsImplicitLoginsWithThePageOfTheGate() {
        TestClient old = realm.client("old")
                .having(it -> it.setImplicitFlowEnabled(true))
                .create();
        TestUser guest = house.guest("implicit", acme.space(), TWO_DAYS);
        clock.moveTo(house.end(acme.space(), guest));
        var gate = realm.admin().flows().getRequiredAction("guest-gate");
        gate.setEnabled(false);
        realm.admin().flows().updateRequiredAction("guest-gate", gate);
        try {
            WebPage page = visitor.signIn(
                    visitor.open(old.loginUrl("openid", Map.of("response_type", "id_token token"))), guest);

            assertThat(page.redirect()).isEmpty();
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.text()).contains("Your access has ended").contains("acme");
            assertThat(errors(guest)).singleElement().satisfies(it -> {
                assertThat(it.getType()).isEqualTo("LOGIN_ERROR");
                assertThat(it.getDetails()).containsEntry("reason", "guest_access_ended");
            });
            assertThat(realm.admin().users().get(guest.id()).getUserSessions()).isEmpty();
        } finally {
            gate.setEnabled(true);
            realm.admin().flows().updateRequiredAction("guest-gate", gate);
        }
    }

    private void moveToBefore(long end, int seconds) {
        clock.moveTo(Instant.ofEpochSecond(end - seconds));
    }

    private static long end(TestUser guest) {
        return house.end(acme.space(), guest).getEpochSecond();
    }

    private static long exp(String token) {
        return Tokens.payload(token).path("exp").asLong();
    }

    private static long lifespan(String token) {
        JsonNode payload = Tokens.payload(token);
        return payload.path("exp").asLong() - payload.path("iat").asLong();
    }

    private static void assertRefused(Answer answer, String description) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(answer.json().path("error_description").asText()).isEqualTo(description);
    }

    private List<EventRepresentation> errors(TestUser guest) {
        return realm.admin().getEvents(List.of(), null, guest.id(), null, null, null, null, null).stream()
                .filter(it -> it.getType().endsWith("_ERROR"))
                .toList();
    }
}
