package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import io.github.keycloakguests.tests.realm.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;

/** What applications learn of guests, and of everybody else, wherever they look. */
@KeycloakTest
class TokensOfGuestsIT {

    private static final String RESOURCE_SERVER = "resource-server";

    private static Acme acme;
    private static Reception reception;
    private static TestClient shop;

    private TestRealm realm;
    private TestClock clock;
    private Visitor visitor;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        shop = realm.client("shop").withAudience(RESOURCE_SERVER).create();
        ClientRepresentation server = new ClientRepresentation();
        server.setClientId(RESOURCE_SERVER);
        server.setSecret(RESOURCE_SERVER);
        server.setPublicClient(false);
        realm.admin().clients().create(server).close();
    }

    @Test
    void sayTheSameOfAGuestEverywhere() {
        Instant before = clock.now();
        TestUser guest = reception.guest("ada@partner.test", Map.of("period", "P10D", "permission", "edit"));
        Instant after = clock.now();

        List<JsonNode> places = everywhere(guest);

        assertThat(places).allSatisfy(it -> {
            assertThat(it.path("user_type").asText()).isEqualTo("guest");
            JsonNode claim = it.path("guest");
            assertThat(claim.fieldNames()).toIterable().containsExactlyInAnyOrder("type", "exp", "org", "spaces");
            assertThat(claim.path("type").asText()).isEqualTo("guest");
            assertThat(claim.path("org").asText()).isEqualTo("acme");
            assertThat(claim.path("exp").isIntegralNumber()).isTrue();
            assertThat(Instant.ofEpochSecond(claim.path("exp").asLong()))
                    .isBetween(before.plus(Duration.ofDays(10)).minusSeconds(1), after.plus(Duration.ofDays(10)));
            assertThat(claim.path("spaces")).hasSize(1);
            JsonNode space = claim.at("/spaces/0");
            assertThat(space.path("id").asText()).isEqualTo(acme.space());
            assertThat(space.path("name").asText()).isEqualTo("acme");
            assertThat(space.path("permission").asText()).isEqualTo("edit");
            assertThat(space.path("exp").asLong()).isEqualTo(claim.path("exp").asLong());
        });
    }

    @Test
    void nameNoEndWhereThereIsNone() {
        ComponentRepresentation type = realm.admin().components().query().stream()
                .filter(it -> it.getProviderId().equals("guest-type"))
                .findFirst()
                .orElseThrow();
        type.getConfig().putSingle("longest-period", "never");
        realm.admin().components().component(type.getId()).update(type);
        TestUser guest = reception.guest("forever@partner.test", Map.of("period", "never"));

        assertThat(everywhere(guest)).allSatisfy(it -> {
            assertThat(it.path("user_type").asText()).isEqualTo("guest");
            assertThat(it.path("guest").has("exp")).isFalse();
            assertThat(it.at("/guest/spaces/0").has("exp")).isFalse();
            assertThat(it.at("/guest/spaces/0/name").asText()).isEqualTo("acme");
        });
    }

    @Test
    void callAMemberAMemberEverywhere() {
        TestUser member = realm.createUser("member", "members-secret");

        assertThat(everywhere(member)).allSatisfy(it -> {
            assertThat(it.path("user_type").asText()).isEqualTo("member");
            assertThat(it.has("guest")).isFalse();
        });
    }

    /** Access token, ID token, userinfo, introspection, and the access token after a refresh. */
    private List<JsonNode> everywhere(TestUser user) {
        Tokens tokens = visitor.signIn(shop, user);
        Answer userinfo = realm.call("GET", "/realms/{realm}/protocol/openid-connect/userinfo", tokens.accessToken());
        Answer introspection = Http.postForm(
                realm.url() + "/protocol/openid-connect/token/introspect",
                Map.of(
                        "token", tokens.accessToken(),
                        "client_id", RESOURCE_SERVER,
                        "client_secret", RESOURCE_SERVER));
        return List.of(
                tokens.claims(),
                Tokens.payload(tokens.idToken()),
                userinfo.json(),
                introspection.json(),
                shop.refresh(tokens).claims());
    }
}
