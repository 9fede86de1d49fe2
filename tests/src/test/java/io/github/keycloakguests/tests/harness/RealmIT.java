package io.github.keycloakguests.tests.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** What the harness promises about realms, clocks and statements. */
@KeycloakTest
class RealmIT {

    private static TestUser ada;
    private static TestClient app;

    private TestRealm realm;
    private Visitor visitor;
    private TestClock clock;

    @BeforeAll
    static void aUserAndAnApplication(TestRealm realm) {
        ada = realm.createUser("ada", "correct horse");
        app = realm.client("app").withAudience("guests").withDirectAccess().create();
    }

    @Test
    void signsAVisitorInByTheCodeFlow() {
        WebPage login = visitor.openLogin(app, "openid");
        WebPage arrived = visitor.signIn(login, ada);
        Tokens tokens = app.exchange(arrived.code());

        assertThat(tokens.claims().get("preferred_username").asText()).isEqualTo("ada");
        assertThat(tokens.claims().get("aud").toString()).contains("guests");
        assertThat(app.refresh(tokens).claims().get("sub").asText()).isEqualTo(ada.id());
        assertThat(visitor.openLogin(app, "openid").code()).isNotEmpty();
    }

    @Test
    void leavesNoRealmOfAnEarlierClassBehind() {
        assertThat(realm.server().admin().realms().findAll())
                .extracting(RealmRepresentation::getRealm)
                .containsExactlyInAnyOrder("master", realm.name());
    }

    @Test
    void looksAtAPageWithoutReadingIt() {
        WebPage looked = visitor.head(app.loginUrl("openid"));

        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.text()).isEmpty();
    }

    @Test
    void followsTheLanguageOfTheVisitor() {
        assertThat(visitor.reading("de").openLogin(app, "openid").text()).contains("Passwort");
    }

    @Test
    void knowsOrganizationsAndTheirMembers() {
        String acme = realm.createOrganization("acme", "acme.test", "http://app.test/");
        realm.addMember(acme, ada);

        String members = "/admin/realms/{realm}/organizations/" + acme + "/members";

        assertThat(realm.call("GET", members, realm.server().adminToken())
                        .json()
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo(ada.id());
    }

    @Test
    void refusesAnAdminCallUntilTheRoleIsThere() {
        TestUser olga = realm.createUser("olga", "battery staple");

        assertThat(realm.call("GET", "/admin/realms/{realm}/users", realm.token(olga, app))
                        .status())
                .isEqualTo(403);

        realm.assignClientRole(olga, "realm-management", "view-users");
        realm.assignRealmRole(olga, "host");

        assertThat(realm.call("GET", "/admin/realms/{realm}/users", realm.token(olga, app))
                        .status())
                .isEqualTo(200);
        assertThat(app.tokens(olga).claims().at("/realm_access/roles").toString())
                .contains("host");
    }

    @Test
    void movesTheClockOfTheServer() {
        Tokens tokens = app.tokens(ada);

        clock.advance(Duration.ofDays(90));

        assertThat(clock.now()).isAfter(Instant.now().plus(Duration.ofDays(89)));
        assertThat(app.askToRefresh(tokens).status()).isEqualTo(400);
        assertThat(realm.admin().users().count()).isPositive();

        clock.putBack();

        assertThat(clock.ahead()).isZero();
        assertThat(app.refresh(app.tokens(ada)).accessToken()).isNotEmpty();
    }

    /** The outbox looks for mails now and then, and is counted along. */
    @Test
    void countsTheStatementsOfTheServer(Statements statements) {
        assertThat(statements.during(() -> realm.createUser("counted", "one two three")))
                .isPositive();
        assertThat(LongStream.generate(() -> statements.during(() -> {}))
                        .limit(8)
                        .min())
                .hasValue(0);
    }
}
