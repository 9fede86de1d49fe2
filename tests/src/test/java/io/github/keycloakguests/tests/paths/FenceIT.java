package io.github.keycloakguests.tests.paths;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.EventRepresentation;

/** At which applications guests log in and by which grants they get tokens, by their types. */
@KeycloakTest
class FenceIT {

    private static final String CLIENTS = "guests.allowed-clients";
    private static final String GRANTS = "guests.allowed-grants";

    /** By label of {@link GrantWays}, what a type has to allow for it. */
    private static final Map<String, String> NEEDED = Map.of(
            "password grant", "password",
            "JWT grant (RFC 7523)", "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "CIBA, approved before", "urn:openid:params:grant-type:ciba",
            "device, approved before", "urn:ietf:params:oauth:grant-type:device_code",
            "exchange of an access token", "urn:ietf:params:oauth:grant-type:token-exchange",
            "UMA, with an access token", "urn:ietf:params:oauth:grant-type:uma-ticket",
            "offline token", "offline_access");

    private static Premises premises;
    private static TestClient wiki;
    private static int number;

    private TestRealm realm;
    private TestClock clock;
    private Statements statements;
    private TestUser guest;

    @BeforeAll
    static void everythingIsOpen(TestRealm realm, TestMail mail) {
        premises = new Premises(realm, mail);
        wiki = realm.client("wiki").create();
        realm.change(it -> {
            it.setEventsEnabled(true);
            it.setEnabledEventTypes(List.of(
                    "LOGIN_ERROR",
                    "JWT_AUTHORIZATION_GRANT_ERROR",
                    "AUTHREQID_TO_TOKEN_ERROR",
                    "OAUTH2_DEVICE_CODE_TO_TOKEN_ERROR",
                    "REFRESH_TOKEN_ERROR",
                    "TOKEN_EXCHANGE_ERROR",
                    "PERMISSION_TOKEN_ERROR"));
        });
    }

    @AfterAll
    static void closeTheOtherRealm() {
        premises.close();
    }

    @BeforeEach
    void aGuest() {
        guest = premises.guest("fenced", Map.of());
    }

    @AfterEach
    void everyGrant() {
        realm.withoutAttribute(CLIENTS);
        realm.attribute(GRANTS, "any");
    }

    @Test
    void takesNoGrantThatNobodyAllows() {
        GrantWays ways = new GrantWays(premises, clock);
        var asking = NEEDED.keySet().stream()
                .map(it -> Map.entry(it, ways.grants().get(it).apply(guest)))
                .toList();
        int sessions = sessions();
        realm.withoutAttribute(GRANTS);

        asking.forEach(
                it -> assertRefused(it.getValue().get(), it.getKey(), "Guests of this kind get no tokens this way"));

        assertThat(sessions()).as("nobody has a session more").isEqualTo(sessions);
        assertThat(reasons()).hasSize(NEEDED.size()).containsOnly("guest_grant_not_allowed");
    }

    @Test
    void takesTheGrantsThatItsTypeAllows() {
        GrantWays ways = new GrantWays(premises, clock);
        NEEDED.forEach((label, grant) -> {
            var asking = ways.grants().get(label).apply(guest);
            realm.attribute(GRANTS, grant);
            Answer answer = asking.get();
            realm.attribute(GRANTS, "any");
            assertThat(answer.status()).as(label + ": " + answer.body()).isEqualTo(200);
        });
    }

    @Test
    void alwaysTakesCodesAndTheirRefreshTokens() {
        realm.attribute(GRANTS, "none");

        Tokens tokens = new Visitor().signIn(premises.app(), guest);

        assertThat(premises.app().askToRefresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void tellsABrowserBeforeItLogsIn() {
        realm.withoutAttribute(GRANTS);

        for (Map<String, String> asked :
                List.of(Map.of("response_type", "id_token token"), Map.of("scope", "openid offline_access"))) {
            Visitor visitor = new Visitor();
            WebPage page = visitor.signIn(visitor.open(premises.app().loginUrl("openid", asked)), guest);

            assertThat(page.redirect()).as(asked.toString()).isEmpty();
            assertThat(page.text()).contains("does not reach this application");
        }
        JsonNode device =
                premises.app().post("auth/device", Map.of("scope", "openid")).json();
        Visitor beside = new Visitor();
        WebPage page = beside.signIn(
                beside.open(device.path("verification_uri_complete").asText()), guest);
        assertThat(page.text()).contains("does not reach this application");
        assertThat(sessions()).isZero();
    }

    @Test
    void keepsGuestsToTheApplicationsOfTheList() {
        Visitor visitor = new Visitor();
        Tokens wikiTokens = visitor.signIn(wiki, guest);
        realm.attribute(CLIENTS, "app-of-all-grants, one-that-is-gone");

        WebPage page = visitor.openLogin(wiki, "openid");
        Answer refreshed = wiki.askToRefresh(wikiTokens);

        assertThat(page.redirect()).isEmpty();
        assertThat(page.text())
                .contains("Not open to guests like you")
                .doesNotContain("app-of-all-grants")
                .doesNotContain("one-that-is-gone")
                .doesNotContain("wiki");
        assertRefused(refreshed, "refresh", "Guest access does not reach this application");
        assertThat(reasons()).containsOnly("guest_client_not_allowed");
        assertThat(visitor.openLogin(premises.app(), "openid").code()).isNotEmpty();
        assertThat(visitor.open(ownLogin("account-console", realm.url() + "/account/"))
                        .text())
                .contains("Account Console")
                .doesNotContain("Not open to guests like you");
    }

    @Test
    void keepsGuestsOutOfApplicationsOfSaml() {
        Visitor visitor = premises.loggedIn(guest);
        realm.attribute(CLIENTS, "wiki");

        WebPage page = visitor.open(realm.url() + "/protocol/saml?" + SamlRequest.inQuery(premises));

        assertThat(page.text()).contains("Not open to guests like you");
    }

    @Test
    void letsAnApplicationSayWhichGuestsItTakes() {
        realm.attribute(CLIENTS, "none");
        says(wiki, "guest, partner");
        assertThat(new Visitor().signIn(wiki, guest).accessToken()).isNotEmpty();

        realm.withoutAttribute(CLIENTS);
        says(wiki, "none");
        assertThat(login(wiki).redirect()).isEmpty();

        says(wiki, "");
        assertThat(login(wiki).code()).isNotEmpty();
    }

    @Test
    void isAsWideAsAllTypesOfAGuestAndEndsWithThem() {
        realm.guestType("wiki-only", Map.of("allowed-clients", "wiki"));
        realm.guestType("app-only", Map.of("allowed-clients", "app-of-all-grants"));
        String part = premises.house().part(premises.space(), "part-" + ++number);
        TestUser both = premises.house()
                .guest("both-" + number, premises.space(), Map.of("type", "wiki-only", "period", "PT6H"));
        premises.house().granted(both, part, Map.of("type", "app-only", "period", "P30D"));
        long soon = clock.now().plus(Duration.ofHours(6)).getEpochSecond();
        realm.change(it -> {
            it.setAccessTokenLifespan(36_000);
            it.setSsoSessionMaxLifespan(72_000);
            it.setSsoSessionIdleTimeout(72_000);
        });

        Tokens atWiki = new Visitor().signIn(wiki, both);
        Tokens atApp = new Visitor().signIn(premises.app(), both);

        assertThat(atWiki.claims().path("exp").asLong()).isLessThanOrEqualTo(soon);
        assertThat(Tokens.payload(atWiki.idToken()).path("exp").asLong()).isLessThanOrEqualTo(soon);
        assertThat(atApp.claims().path("exp").asLong()).isGreaterThan(soon);
    }

    @Test
    void letsNoGuestIntoTheAdministration() {
        TestClient commandLine = new TestClient(realm.url(), "", "admin-cli", "", "");
        String console =
                ownLogin("security-admin-console", realm.server().baseUrl() + "/admin/" + realm.name() + "/console/");

        Answer direct = commandLine.askForTokens(guest);
        WebPage page = premises.loggedIn(guest).open(console);

        assertRefused(direct, "admin-cli", "Guest access does not reach this application");
        assertThat(page.text()).contains("Not open to guests like you");
    }

    @Test
    void stopsNoMembers() {
        TestUser member = premises.house().member("member-" + ++number);
        realm.withoutAttribute(GRANTS);
        realm.attribute(CLIENTS, "none");

        assertThat(premises.app().askForTokens(member).status()).isEqualTo(200);
    }

    @Test
    void costsGuestsWhoAreRememberedNothing() {
        Tokens tokens = new Visitor().signIn(premises.app(), guest);
        premises.app().askToRefresh(tokens);
        long without = statements.least(() -> premises.app().askToRefresh(tokens));
        realm.attribute(CLIENTS, "app-of-all-grants");
        realm.attribute(GRANTS, "none");
        premises.app().askToRefresh(tokens);

        assertThat(statements.least(() -> premises.app().askToRefresh(tokens))).isEqualTo(without);
    }

    private WebPage login(TestClient client) {
        Visitor visitor = new Visitor();
        return visitor.signIn(visitor.openLogin(client, "openid"), guest);
    }

    /** Keycloak's own applications take no login without a challenge (RFC 7636). */
    private String ownLogin(String clientId, String redirectUri) {
        return new TestClient(realm.url(), "", clientId, redirectUri, "")
                .loginUrl("openid", Map.of("code_challenge", "a".repeat(43), "code_challenge_method", "S256"));
    }

    private void says(TestClient client, String types) {
        ClientRepresentation changed = realm.admin().clients().get(client.id()).toRepresentation();
        Map<String, String> attributes = new HashMap<>(changed.getAttributes());
        attributes.put("guests.types", types);
        changed.setAttributes(attributes);
        realm.admin().clients().get(client.id()).update(changed);
    }

    private static void assertRefused(Answer answer, String way, String description) {
        assertThat(answer.status()).as(way + ": " + answer.body()).isEqualTo(400);
        JsonNode error = answer.json();
        assertThat(error.path("error").asText()).as(way).isEqualTo("invalid_grant");
        assertThat(error.path("error_description").asText()).as(way).isEqualTo(description);
    }

    private List<String> reasons() {
        return realm.admin().getEvents(null, null, guest.id(), null, null, null, null, null).stream()
                .filter(it -> it.getError() != null)
                .map(EventRepresentation::getDetails)
                .map(it -> it.get("reason"))
                .toList();
    }

    private int sessions() {
        return realm.admin().users().get(guest.id()).getUserSessions().size();
    }
}
