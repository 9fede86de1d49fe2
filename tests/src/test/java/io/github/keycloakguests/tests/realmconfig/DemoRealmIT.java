package io.github.keycloakguests.tests.realmconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.Tokens;
import io.github.keycloakguests.tests.server.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** The demo's realm file is all that a realm needs, and everything in it is understood. */
@KeycloakTest
class DemoRealmIT {

    private static final String DEMO = "demo";
    private static final String ACME = "acacacac-0000-4000-8000-00000000000a";

    private TestServer server;

    @BeforeEach
    void importTheFile() throws IOException {
        String file = Files.readString(Path.of("../realm-config/demo-realm.json"));
        // The import at start fills these in from the environment; the import by REST, which this is, does not.
        String filled =
                Pattern.compile("\\$\\{DEMO_\\w+:([^}]*)}").matcher(file).replaceAll("$1");
        server.admin().realms().create(new ObjectMapper().readValue(filled, RealmRepresentation.class));
        server.renewAdminToken();
    }

    @AfterEach
    void removeIt() {
        server.renewAdminToken();
        realm().remove();
    }

    @Test
    void hasTheStepsAndTheGuestType() {
        List<String> enabled = realm().flows().getRequiredActions().stream()
                .filter(RequiredActionProviderRepresentation::isEnabled)
                .map(RequiredActionProviderRepresentation::getAlias)
                .toList();
        assertThat(enabled)
                .contains(
                        "guest-gate", "guest-code", "guest-join", "VERIFY_EMAIL", "UPDATE_PASSWORD", "UPDATE_PROFILE");
        assertThat(realm().components().query(null, "io.github.keycloakguests.keycloak.settings.GuestTypeProvider"))
                .singleElement()
                .satisfies(it -> assertThat(it.getName()).isEqualTo("guest"));
    }

    @Test
    void leavesNothingToSetUpButKeycloaksOwnClients() {
        Answer setUp = call("POST", "/admin/realms/demo/guests/setup/apply", server.adminToken());

        assertThat(setUp.status()).as(setUp.body()).isEqualTo(200);
        assertThat(setUp.json().path("created"))
                .allSatisfy(it -> assertThat(it.asText()).startsWith("client scope guest of "))
                .noneSatisfy(it -> assertThat(it.asText()).contains("demo-"));
    }

    @Test
    void letsAliceRunTheGuestsOfAcme() {
        String alice =
                realm().users().searchByUsername("alice", true).getFirst().getId();
        Answer appointed =
                call("PUT", "/admin/realms/demo/guests/spaces/" + ACME + "/managers/" + alice, server.adminToken());

        Tokens tokens = passwordGrant("alice", "alice-demo");
        Answer spaces = call("GET", "/realms/demo/guests/spaces", tokens.accessToken());

        assertThat(appointed.status()).isEqualTo(204);
        assertThat(spaces.json()).singleElement().satisfies(it -> {
            assertThat(it.path("id").asText()).isEqualTo(ACME);
            assertThat(it.path("name").asText()).isEqualTo("Acme");
        });
        assertThat(Tokens.payload(tokens.idToken()).path("user_type").asText()).isEqualTo("member");
    }

    private RealmResource realm() {
        return server.admin().realm(DEMO);
    }

    private Answer call(String method, String path, String token) {
        return Answer.of(Http.send(Http.request(server.baseUrl() + path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token)
                .build()));
    }

    private Tokens passwordGrant(String username, String password) {
        Answer answer = Http.postForm(
                server.baseUrl() + "/realms/demo/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "demo-cli",
                        "scope", "openid",
                        "username", username,
                        "password", password));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new Tokens(answer.json());
    }
}
