package io.github.keycloakguests.tests.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestGroups;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Parts of an organization as spaces of their own: made, shown, edited, copied. */
@Tag("journey")
@KeycloakTest
class PartsOfAHostIT {

    private static final Map<String, Object> SETTINGS = Map.of(
            "displayName", "Marketing & Friends",
            "description", "Campaigns\nof all kinds",
            "coverUrl", "https://pictures.test/cover.png",
            "homeUrl", "http://app.test/marketing",
            "type", "guest",
            "permission", "edit",
            "period", "P30D",
            "validity", "PT48H",
            "secondFactor", "always");

    private static Acme acme;

    private TestRealm realm;
    private Api alice;
    private TestGroups groups;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
        groups = realm.groupsOf(acme.space());
    }

    @Test
    void bringTheirGroupWithThem() {
        Answer answer = alice.post("spaces", Map.of("host", acme.space(), "name", "plain"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode made = answer.json();
        assertThat(groups.named("plain")).contains(made.path("id").asText());
        assertThat(made.path("name").asText()).isEqualTo("plain");
        assertThat(made.path("host").asText()).isEqualTo("organization");
        assertThat(made.path("hostId").asText()).isEqualTo(acme.space());
        assertThat(made.path("organization").asText()).isEqualTo("acme");
        assertThat(made.path("part").asBoolean()).isTrue();
        assertThat(made.path("open").asBoolean()).isTrue();
        assertThat(made.path("homeUrl").asText()).isEqualTo(Acme.APP);
        assertThat(made.has("home") || made.has("displayName") || made.has("secondFactor"))
                .isFalse();
        assertThat(alice.shown("spaces/" + made.path("id").asText())).isEqualTo(made);
    }

    @Test
    void standOnAGroupThatIsThere() {
        String group = groups.make("sales");

        String space = alice.part(Map.of("host", acme.space(), "group", group));

        assertThat(space).isEqualTo(group);
        assertThat(alice.shown("spaces/" + space).path("name").asText()).isEqualTo("sales");
    }

    @Test
    void sayOfThemselvesWhatTheyWereGiven() {
        String space = part("marketing", SETTINGS);

        assertSettings(alice.shown("spaces/" + space));
        assertThat(alice.shown("spaces/" + space).path("name").asText()).isEqualTo("Marketing & Friends");
        assertThat(alice.shown("spaces/" + space).path("homeUrl").asText()).isEqualTo("http://app.test/marketing");
    }

    @Test
    void areListedAfterTheirHost() {
        String second = part("listed-b", Map.of());
        String first = part("listed-a", Map.of());

        assertThat(Api.texts(alice.shown("spaces"), "id"))
                .containsSubsequence(acme.space(), first, second)
                .doesNotHaveDuplicates();
    }

    @Test
    void forgetWhatAnEditLeavesOut() {
        String space = part("edited", SETTINGS);

        JsonNode edited = Api.done(alice.put("spaces/" + space, Map.of("displayName", "Another name")));

        assertThat(edited.path("name").asText()).isEqualTo("Another name");
        assertThat(edited.path("homeUrl").asText()).isEqualTo(Acme.APP);
        assertThat(edited.fieldNames())
                .toIterable()
                .doesNotContain(
                        "description", "coverUrl", "home", "type", "permission", "period", "validity", "secondFactor");
        assertThat(alice.shown("spaces/" + space)).isEqualTo(edited);
    }

    @Test
    void areNotTheOnlyOnesWithSettings() {
        Api.done(alice.put("spaces/" + acme.space(), SETTINGS));
        JsonNode host = alice.shown("spaces/" + acme.space());
        Api.done(alice.put("spaces/" + acme.space(), Map.of()));

        assertSettings(host);
        assertThat(host.path("part").asBoolean(true)).isFalse();
        assertThat(alice.shown("spaces/" + acme.space()).path("name").asText()).isEqualTo("acme");
    }

    @Test
    void areCopiedWithTheirSettingsAndWithoutTheirGuests() {
        String space = part("original", SETTINGS);
        alice.invited(space, "of-the-original@partner.test");

        Answer answer = alice.post("spaces/" + space + "/copy", Map.of("name", "a-copy", "displayName", "The copy"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String copy = answer.json().path("id").asText();
        assertThat(groups.named("a-copy")).contains(copy);
        assertThat(answer.json().path("displayName").asText()).isEqualTo("The copy");
        assertThat(answer.json().path("description").asText()).isEqualTo("Campaigns\nof all kinds");
        assertThat(answer.json().path("permission").asText()).isEqualTo("edit");
        assertThat(answer.json().path("hostId").asText()).isEqualTo(acme.space());
        assertThat(alice.shown("invitations?space=" + copy)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "permission, own, permission_not_offered",
        "period, P400D, period_too_long",
        "validity, PT5M, validity_out_of_bounds",
        "type, nonsense, invalid_field",
        "homeUrl, javascript:alert(1), invalid_field",
        "coverUrl, javascript:alert(1), invalid_field",
        "secondFactor, sometimes, invalid_field",
        "displayName, '  ', invalid_field"
    })
    void takeNoSettingsThatMakeNoSense(String field, String value, String error) {
        Answer answer = alice.post("spaces", Map.of("host", acme.space(), "name", "senseless-" + field, field, value));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(Api.error(answer)).isEqualTo(error);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(groups.named("senseless-" + field)).isEmpty();
    }

    @Test
    void takeAGroupOnce() {
        String group = groups.make("once");
        alice.part(Map.of("host", acme.space(), "group", group));

        Answer again = alice.post("spaces", Map.of("host", acme.space(), "group", group));
        Answer sameName = alice.post("spaces", Map.of("host", acme.space(), "name", "once"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(Api.error(again)).isEqualTo("already_space");
        assertThat(sameName.status()).isEqualTo(409);
        assertThat(Api.error(sameName)).isEqualTo("group_exists");
    }

    @Test
    void takeNoGroupOfAnotherOrganization() {
        String stranger = realm.createOrganization("stranger", "stranger.test", Acme.APP);
        String group = realm.groupsOf(stranger).make("theirs");
        String ofRealm = realm.groups().make("of-the-realm");

        assertInvalid("group", Map.of("host", acme.space(), "group", group));
        assertInvalid("group", Map.of("host", acme.space(), "group", ofRealm));
        assertInvalid("group", Map.of("host", acme.space(), "group", "nothing"));
        assertThat(alice.post("spaces", Map.of("host", stranger, "name", "elsewhere"))
                        .status())
                .isEqualTo(404);
        assertThat(realm.groupsOf(stranger).named("elsewhere")).isEmpty();
    }

    @Test
    void haveEitherANewGroupOrOneThatIsThere() {
        String group = groups.make("either");

        assertThat(alice.post("spaces", Map.of("host", acme.space())).status()).isEqualTo(400);
        assertThat(alice.post("spaces", Map.of("host", acme.space(), "name", "or", "group", group))
                        .status())
                .isEqualTo(400);
        assertThat(groups.named("or")).isEmpty();
    }

    @Test
    void needNoHostNamedByThoseWhoHaveOne() {
        TestUser bob = realm.createUser("bob", "bobs-secret");
        realm.addMember(acme.space(), bob);
        acme.appoint(bob, acme.space());

        Answer answer = Api.as(bob, acme, realm).post("spaces", Map.of("name", "of-bob"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.json().path("hostId").asText()).isEqualTo(acme.space());
    }

    @Test
    void areNotMadeAtAHostThatIsDisabled() {
        String closed = realm.createOrganization("closed", "closed.test", Acme.APP);
        acme.appoint(acme.alice(), closed);
        OrganizationRepresentation organization =
                realm.admin().organizations().get(closed).toRepresentation();
        organization.setEnabled(false);
        realm.admin().organizations().get(closed).update(organization).close();

        Answer answer = alice.post("spaces", Map.of("host", closed, "name", "too-late"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Api.error(answer)).isEqualTo("space_closed");
    }

    @Test
    void areDeletedWithoutTheirHost() {
        Answer answer = alice.delete("spaces/" + acme.space());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(Api.error(answer)).isEqualTo("space_is_host");
    }

    private void assertInvalid(String field, Map<String, ?> body) {
        Answer answer = alice.post("spaces", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(Api.error(answer)).isEqualTo("invalid_field");
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
    }

    private static void assertSettings(JsonNode space) {
        SETTINGS.forEach((field, value) -> assertThat(
                        space.path(field.equals("homeUrl") ? "home" : field).asText())
                .as(field)
                .isEqualTo(value));
    }

    private String part(String name, Map<String, Object> settings) {
        Map<String, Object> body = new HashMap<>(settings);
        body.put("host", acme.space());
        body.put("name", name);
        return alice.part(body);
    }
}
