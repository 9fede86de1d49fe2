package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.Json;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call that changes something is among the admin events. */
@KeycloakTest
class AdminEventsIT {

    private static Acme acme;

    private TestRealm realm;
    private TestClock clock;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        realm.change(it -> {
            it.setAdminEventsEnabled(true);
            it.setAdminEventsDetailsEnabled(true);
        });
    }

    @BeforeEach
    void fromNothing() {
        realm.admin().clearAdminEvents();
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void tellsWhoInvitedWhomWhere() {
        String id = alice.invited(acme.space(), "one@events.test");

        JsonNode event = only("GUEST_INVITATION");

        assertThat(event.path("operationType").asText()).isEqualTo("CREATE");
        assertThat(event.path("resourcePath").asText()).isEqualTo("guests/spaces/" + acme.space() + "/invitations");
        assertThat(event.at("/authDetails/userId").asText())
                .isEqualTo(acme.alice().id());
        assertThat(Json.parse(event.path("representation").asText())
                        .at("/answers/0/invitation")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void tellsWhatWasSentAgainAndWhatWasTakenBack() {
        String id = alice.invited(acme.space(), "two@events.test");
        clock.advance(Duration.ofMinutes(10));
        realm.admin().clearAdminEvents();
        alice = Api.as(acme.alice(), acme, realm);

        alice.post("invitations/" + id + "/resend");
        JsonNode resent = only("GUEST_INVITATION");
        realm.admin().clearAdminEvents();
        alice.delete("invitations/" + id);
        JsonNode revoked = only("GUEST_INVITATION");

        assertThat(resent.path("operationType").asText()).isEqualTo("ACTION");
        assertThat(resent.path("resourcePath").asText()).isEqualTo("guests/invitations/" + id + "/resend");
        assertThat(Json.parse(resent.path("representation").asText())).isEqualTo(Json.parse("{\"id\":\"" + id + "\"}"));
        assertThat(revoked.path("operationType").asText()).isEqualTo("DELETE");
        assertThat(revoked.path("resourcePath").asText()).isEqualTo("guests/invitations/" + id);
    }

    @Test
    void tellsWhoWasAppointedAndDismissed() {
        TestUser bob = realm.createUser("bob", "bob-secret");
        String path = "spaces/" + acme.space() + "/managers/" + bob.id();
        Api administrator = Api.asAdministrator(realm);

        assertThat(administrator.put(path).status()).isEqualTo(204);
        assertThat(administrator.delete(path).status()).isEqualTo(204);

        assertThat(ours("GUEST_MANAGER"))
                .extracting(
                        it -> it.path("operationType").asText(),
                        it -> it.path("resourcePath").asText())
                .containsExactlyInAnyOrder(tuple("CREATE", "guests/" + path), tuple("DELETE", "guests/" + path));
        assertThat(administrator.delete(path).status()).isEqualTo(404);
        assertThat(ours("GUEST_MANAGER")).hasSize(2);
    }

    @Test
    void tellsThatTheRealmWasSetUp() {
        Api.asAdministrator(realm).post("setup/apply");

        JsonNode event = only("GUEST_SETUP");

        assertThat(event.path("operationType").asText()).isEqualTo("ACTION");
        assertThat(event.path("resourcePath").asText()).isEqualTo("guests/setup/apply");
    }

    @Test
    void tellsThatGuestsWereCompared() {
        Api.done(Api.asAdministrator(realm).post("reconcile"));

        JsonNode event = only("GUEST_RECONCILE");

        assertThat(event.path("operationType").asText()).isEqualTo("ACTION");
        assertThat(event.path("resourcePath").asText()).isEqualTo("guests/reconcile");
    }

    @Test
    void saysNothingOfWhatWasRefused() {
        alice.invite(acme.space(), Map.of("to", "three@events.test", "period", "P400D"));
        alice.post("invitations/no-such/resend");
        alice.delete("invitations/no-such");

        assertThat(ours("GUEST_INVITATION")).isEmpty();
    }

    private JsonNode only(String resourceType) {
        List<JsonNode> events = ours(resourceType);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private List<JsonNode> ours(String resourceType) {
        Answer answer = realm.call(
                "GET",
                "/admin/realms/{realm}/admin-events?max=100",
                realm.server().adminToken());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false)
                .filter(it -> it.path("resourceType").asText().equals(resourceType))
                .toList();
    }
}
