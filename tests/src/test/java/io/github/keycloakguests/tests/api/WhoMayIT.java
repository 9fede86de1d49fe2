package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** Who may call the API, and what the others are told. */
@Tag("journey")
@KeycloakTest
class WhoMayIT {

    private static Acme acme;
    private static String invitation;
    private static TestUser member;
    private static TestUser stranger;
    private static String strangersSpace;

    private TestRealm realm;

    @BeforeAll
    static void acmeAndAnotherOrganization(TestRealm realm) {
        acme = new Acme(realm);
        invitation = acme.inviteOne("invited@who.test");
        member = realm.createUser("member", "member-secret");
        realm.addMember(acme.space(), member);
        stranger = realm.createUser("stranger", "stranger-secret");
        strangersSpace = realm.createOrganization("elsewhere", "elsewhere.test", Acme.APP);
        acme.appoint(stranger, strangersSpace);
    }

    @Test
    void tellsWhoBringsNoGoodTokenThatOneIsNeeded() {
        assertAllAnswer(Api.bearing("", realm), 401, "unauthenticated");
        assertAllAnswer(Api.bearing("garbage", realm), 401, "unauthenticated");
        assertAllAnswer(Api.bearing("a.b.c", realm), 401, "unauthenticated");
    }

    @Test
    void takesNoTokenPastItsEnd(TestClock clock) {
        Api alice = Api.as(acme.alice(), acme, realm);
        assertThat(alice.get("spaces").status()).isEqualTo(200);

        clock.advance(Duration.ofHours(1));

        assertAllAnswer(alice, 401, "unauthenticated");
    }

    @Test
    void takesNoTokenOfAnotherRealm(TestMail mail) {
        try (TestRealm other = TestRealm.create(realm.server(), mail)) {
            TestUser alice = other.createUser("alice", "alice-secret");
            other.assignRealmRole(alice, "guest-manager");
            TestClient console = other.client("console")
                    .withAudience("guests")
                    .withDirectAccess()
                    .create();

            assertAllAnswer(Api.bearing(other.token(alice, console), realm), 401, "unauthenticated");
        }
    }

    @Test
    void takesNoTokenThatIsMeantForOthers() {
        TestClient elsewhere = realm.client("without-audience")
                .withAudience("somebody-else")
                .withDirectAccess()
                .create();

        assertAllAnswer(Api.bearing(realm.token(acme.alice(), elsewhere), realm), 401, "unauthenticated");
    }

    @Test
    void tellsMembersWithoutRightsThatTheyMayNot() {
        assertAllAnswer(Api.as(member, acme, realm), 403, "forbidden");
    }

    @Test
    void tellsGuestsThatTheyMayNotWhateverTheyWereGiven(Visitor visitor, TestMail mail) {
        acme.inviteOne("guest@who.test");
        TestUser guest =
                Joining.by(mail.await("guest@who.test").link("/guests/join/"), visitor, realm, "guest@who.test");
        acme.appoint(guest, acme.space());
        realm.assignRealmRole(guest, "guest-manager");

        assertAllAnswer(Api.as(guest, acme, realm), 403, "forbidden");
    }

    @Test
    void showsManagersOfAnotherOrganizationNothing() {
        Api manager = Api.as(stranger, acme, realm);

        assertAllOfOneAnswer(manager, acme.space(), invitation, 404, "not_found");
        assertAllOfOneAnswer(manager, "no-such-space", "no-such-invitation", 404, "not_found");
        assertThat(manager.get("invitations?space=" + acme.space()).status()).isEqualTo(404);
        assertThat(manager.get("invitations?max=200").json()).isEmpty();
        assertThat(Api.texts(manager.get("spaces").json(), "id")).containsExactly(strangersSpace);
    }

    @Test
    void saysTheSameOfWhatIsHiddenAndOfWhatIsNot() {
        Api manager = Api.as(stranger, acme, realm);

        assertThat(manager.get("spaces/" + acme.space()).body())
                .isEqualTo(manager.get("spaces/00000000-0000-0000-0000-000000000000")
                        .body());
        assertThat(manager.get("invitations/" + invitation).body())
                .isEqualTo(manager.get("invitations/00000000-0000-0000-0000-000000000000")
                        .body());
    }

    @Test
    void stopsServingWhoWasDismissed() {
        TestUser former = realm.createUser("former", "former-secret");
        acme.appoint(former, acme.space());
        Api api = Api.as(former, acme, realm);
        assertThat(api.get("spaces").status()).isEqualTo(200);

        Api.asAdministrator(realm).delete("spaces/" + acme.space() + "/managers/" + former.id());

        assertAllAnswer(api, 403, "forbidden");
    }

    @Test
    void tellsAServiceAccountWithoutRightsThatItMayNot() {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("robot");
        client.setSecret("robot-secret");
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        ProtocolMapperRepresentation audience = new ProtocolMapperRepresentation();
        audience.setName("audience");
        audience.setProtocol("openid-connect");
        audience.setProtocolMapper("oidc-audience-mapper");
        audience.setConfig(Map.of("included.custom.audience", "guests", "access.token.claim", "true"));
        client.setProtocolMappers(List.of(audience));
        realm.admin().clients().create(client).close();
        String token = Http.postForm(
                        realm.url() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "robot",
                                "client_secret",
                                "robot-secret"))
                .json()
                .path("access_token")
                .asText();

        assertThat(token).isNotEmpty();
        assertAllAnswer(Api.bearing(token, realm), 403, "forbidden");
    }

    @Test
    void keepsTheRouteOfAdministratorsToAdministrators() {
        String token = realm.token(acme.alice(), acme.console());
        Api api = new Api(realm, "/admin/realms/{realm}/guests/", () -> token);

        assertThat(api.get("spaces").status()).isEqualTo(403);
        assertThat(api.get("invitations").status()).isEqualTo(403);
        assertThat(api.post("setup/apply").status()).isEqualTo(403);
        assertThat(api.put("spaces/" + acme.space() + "/managers/" + member.id())
                        .status())
                .isEqualTo(403);
        assertThat(new Api(realm, "/admin/realms/{realm}/guests/", () -> "")
                        .get("spaces")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void letsWhoManagesUsersInviteButNotSetUp() {
        TestUser helper = realm.createUser("helper", "helper-secret");
        realm.assignClientRole(helper, "realm-management", "manage-users");
        String token = realm.token(helper, acme.console());
        Api administrator = new Api(realm, "/admin/realms/{realm}/guests/", () -> token);

        assertThat(administrator.get("spaces/" + acme.space()).status()).isEqualTo(200);
        assertThat(Api.bearing(token, realm).get("spaces/" + acme.space()).status())
                .isEqualTo(200);
        assertThat(administrator.post("setup/apply").status()).isEqualTo(403);
    }

    private static void assertAllAnswer(Api caller, int status, String error) {
        assertAnswers(caller.get("spaces"), status, error);
        assertAnswers(caller.get("invitations"), status, error);
        assertAllOfOneAnswer(caller, acme.space(), invitation, status, error);
    }

    private static void assertAllOfOneAnswer(Api caller, String space, String id, int status, String error) {
        assertAnswers(caller.get("spaces/" + space), status, error);
        assertAnswers(caller.invite(space, Map.of("to", "nobody@who.test")), status, error);
        assertAnswers(caller.get("invitations/" + id), status, error);
        assertAnswers(caller.post("invitations/" + id + "/resend"), status, error);
        assertAnswers(caller.delete("invitations/" + id), status, error);
    }

    private static void assertAnswers(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(answer.json().path("error").asText()).as(answer.body()).isEqualTo(error);
        assertThat(answer.json().path("errorMessage").asText())
                .as(answer.body())
                .isNotEmpty();
    }
}
