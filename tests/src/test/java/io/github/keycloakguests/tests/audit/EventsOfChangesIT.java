package io.github.keycloakguests.tests.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every change is among Keycloak's admin events as well, by whom it was made, once. */
@KeycloakTest
class EventsOfChangesIT {

    private static final String OURS = "GUEST";

    private static Acme acme;
    private static Guesthouse house;
    private static int names;

    private TestRealm realm;

    @BeforeAll
    static void acmeWithEvents(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm).withPartners();
        realm.change(it -> {
            it.setAdminEventsEnabled(true);
            it.setAdminEventsDetailsEnabled(true);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | spaces                              | {"host":"{host}","name":"{name}"}       | GUEST_SPACE      | CREATE
            POST   | spaces/{part}/copy                  | {"name":"{name}"}                       | GUEST_SPACE      | CREATE
            PUT    | spaces/{part}                       | {"displayName":"Part"}                  | GUEST_SPACE      | UPDATE
            DELETE | spaces/{part}                       | ''                                      | GUEST_SPACE      | DELETE
            PUT    | spaces/{part}/managers/{user}       | ''                                      | GUEST_MANAGER    | CREATE
            PUT    | spaces/{part}/inviters/{user}       | ''                                      | GUEST_INVITER    | CREATE
            POST   | spaces/{part}/invitations           | {"to":"{name}@e.test","send":"later"}   | GUEST_INVITATION | CREATE
            PATCH  | invitations/{draft}                 | {"permission":"edit"}                   | GUEST_INVITATION | UPDATE
            POST   | invitations/{draft}/send            | ''                                      | GUEST_INVITATION | ACTION
            DELETE | invitations/{draft}                 | ''                                      | GUEST_INVITATION | DELETE
            PUT    | grants/{grant}                      | {"permission":"edit"}                   | GUEST_GRANT      | UPDATE
            DELETE | grants/{grant}                      | ''                                      | GUEST_GRANT      | DELETE
            POST   | spaces/{part}/access                | {"email":"{name}@e.test"}               | GUEST_GRANT      | ACTION
            PATCH  | guests/{guest}                      | {"name":"Other"}                        | GUEST            | UPDATE
            POST   | guests/{guest}/suspend              | ''                                      | GUEST            | ACTION
            POST   | guests/{guest}/verify               | ''                                      | GUEST            | ACTION
            PUT    | guests/{guest}/password-life        | {"life":"PT6H"}                         | GUEST            | UPDATE
            DELETE | guests/{guest}/password-life        | ''                                      | GUEST            | UPDATE
            POST   | guests/{guest}/password-link        | ''                                      | GUEST            | ACTION
            POST   | guests/{guest}/sign-out             | ''                                      | GUEST            | ACTION
            DELETE | guests/{guest}                      | ''                                      | GUEST            | DELETE
            """)
    void tellsWhatAManagerDid(String method, String path, String body, String type, String operation) {
        assertTold(
                Api.as(acme.alice(), acme, realm), acme.alice().id(), new Change(method, path, body, type, operation));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | spaces/{host}/managers/{user}       | ''                                      | GUEST_MANAGER    | CREATE
            PUT    | spaces/{host}/quota                 | {"base":100000}                         | GUEST_QUOTA      | UPDATE
            DELETE | spaces/{host}/quota                 | ''                                      | GUEST_QUOTA      | UPDATE
            PUT    | managers/{user}                     | ''                                      | GUEST_MANAGER    | CREATE
            PUT    | inviters/{user}                     | ''                                      | GUEST_INVITER    | CREATE
            POST   | guests/{guest}/convert              | {}                                      | GUEST            | ACTION
            POST   | members/{user}/convert              | {"space":"{part}"}                      | GUEST            | ACTION
            """)
    void tellsWhatAnAdministratorDid(String method, String path, String body, String type, String operation) {
        assertTold(Api.asAdministrator(realm), administrator(), new Change(method, path, body, type, operation));
    }

    @Test
    void tellsThatAGuestWasHadBackAndThatRolesWereTaken() {
        Api alice = Api.as(acme.alice(), acme, realm);
        Stage stage = new Stage();
        Api.done(alice.post(stage.fill("guests/{guest}/suspend")));
        alice.put(stage.fill("spaces/{part}/managers/{user}"));
        realm.admin().clearAdminEvents();

        Api.done(alice.post(stage.fill("guests/{guest}/resume")));
        alice.delete(stage.fill("spaces/{part}/managers/{user}"));
        alice.put(stage.fill("spaces/{part}/inviters/{user}"));
        alice.delete(stage.fill("spaces/{part}/inviters/{user}"));

        assertThat(ours())
                .extracting(it -> it.path("resourceType").asText() + " "
                        + it.path("operationType").asText())
                .containsExactlyInAnyOrder(
                        "GUEST ACTION", "GUEST_MANAGER DELETE", "GUEST_INVITER CREATE", "GUEST_INVITER DELETE");
    }

    @Test
    void saysNothingOfWhatWasRefusedOrOnlyRead() {
        Api alice = Api.as(acme.alice(), acme, realm);
        Stage stage = new Stage();
        String grant = stage.fill("grants/{grant}");
        realm.admin().clearAdminEvents();

        assertThat(alice.put(grant, Map.of("period", "P400D")).status()).isEqualTo(400);
        assertThat(alice.post(stage.fill("guests/{guest}/resume")).status()).isEqualTo(409);
        assertThat(alice.delete(stage.fill("spaces/{host}")).status()).isEqualTo(409);
        alice.shown("guests");
        alice.shown(stage.fill("guests/{guest}/history"));

        assertThat(ours()).isEmpty();
    }

    private record Change(String method, String path, String body, String type, String operation) {}

    private void assertTold(Api caller, String user, Change change) {
        Stage stage = new Stage();
        String path = stage.fill(change.path());
        String body = stage.fill(change.body());
        realm.admin().clearAdminEvents();

        Answer answer =
                realm.call(change.method(), caller.root() + path, caller.token().get(), body);

        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        List<JsonNode> events = ours();
        assertThat(events).hasSize(1);
        JsonNode event = events.getFirst();
        assertThat(event.path("resourceType").asText()).isEqualTo(change.type());
        assertThat(event.path("operationType").asText()).isEqualTo(change.operation());
        assertThat(event.path("resourcePath").asText()).startsWith("guests/").contains(path.split("/", -1)[0]);
        assertThat(event.at("/authDetails/userId").asText()).isEqualTo(user);
    }

    private List<JsonNode> ours() {
        Answer answer = realm.call(
                "GET",
                "/admin/realms/{realm}/admin-events?max=100",
                realm.server().adminToken());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false)
                .filter(it -> it.path("resourceType").asText().startsWith(OURS))
                .toList();
    }

    private String administrator() {
        return Tokens.payload(realm.server().adminToken()).path("sub").asText();
    }

    /** Things to change, all of them new. */
    private final class Stage {
        private final String part = house.part(acme.space(), "part" + ++names, Map.of("type", Guesthouse.PARTNER));
        private final TestUser user = house.member("user" + ++names);
        private final TestUser guest = house.guest("guest" + ++names, part, Map.of("type", Guesthouse.PARTNER));

        private Stage() {
            realm.addMember(acme.space(), user);
        }

        String fill(String text) {
            return text.replace("{host}", acme.space())
                    .replace("{part}", part)
                    .replace("{user}", user.id())
                    .replace("{guest}", guest.id())
                    .replace("{name}", "name" + ++names)
                    .replace("{grant}", text.contains("{grant}") ? house.grantIdAt(part, guest) : "")
                    .replace("{draft}", text.contains("{draft}") ? draft() : "");
        }

        private String draft() {
            return Api.as(acme.alice(), acme, realm)
                    .invited(part, Map.of("to", "draft" + ++names + "@e.test", "send", "later"))
                    .getFirst();
        }
    }
}
