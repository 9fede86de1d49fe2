package io.github.keycloakguests.tests.guests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.UserRepresentation;

/** Correcting the names of a guest. */
@KeycloakTest
class ChangingAGuestIT {

    private static Acme acme;
    private static Reception reception;
    private static Guesthouse house;
    private static int names;

    private TestRealm realm;
    private Visitor visitor;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        house = new Guesthouse(realm);
    }

    @Test
    void changesWhatListsShowAndWhatKeycloakKnows() {
        TestUser guest = house.guest("misspelt", acme.space());

        JsonNode changed = Api.done(alice().patch(
                        "guests/" + guest.id(),
                        Map.of("name", "Zoë Ångström", "firstName", "Zoë", "lastName", "Ångström")));

        assertThat(changed.path("name").asText()).isEqualTo("Zoë Ångström");
        assertThat(Api.texts(alice().shown("guests?search=zoë"), "id")).containsExactly(guest.id());
        assertThat(Api.texts(alice().shown("guests?search=zoë"), "name")).containsExactly("Zoë Ångström");
        UserRepresentation user = realm.admin().users().get(guest.id()).toRepresentation();
        assertThat(user.getFirstName()).isEqualTo("Zoë");
        assertThat(user.getLastName()).isEqualTo("Ångström");
        assertThat(user.getEmail()).isEqualTo(guest.email());
    }

    @Test
    void leavesWhatIsNotNamed() {
        TestUser guest = house.guest("partly", acme.space());
        JsonNode before = alice().shown("guests/" + guest.id());

        JsonNode after = Api.done(alice().patch("guests/" + guest.id(), Map.of("firstName", "Grace")));

        assertThat(after.path("firstName").asText()).isEqualTo("Grace");
        assertThat(after.path("lastName")).isEqualTo(before.path("lastName"));
        assertThat(after.path("name")).isEqualTo(before.path("name"));
        assertThat(after.path("email")).isEqualTo(before.path("email"));
    }

    @Test
    void isOpenToInvitersForTheirOwnGuests() {
        Api inviter = Api.as(acme.inviter("ina"), acme, realm);
        String part = house.part(acme.space(), "antechamber");
        TestUser guest = house.guest("hers", part);
        Guesthouse.granted(inviter, guest, acme.space(), Map.of());

        JsonNode changed = Api.done(inviter.patch("guests/" + guest.id(), Map.of("name", "Hers indeed")));

        assertThat(changed.path("name").asText()).isEqualTo("Hers indeed");
    }

    /** The account of a member is its own; how the space calls it is the space's. */
    @Test
    void leavesMembersTheirOwnNames() {
        TestUser dora = realm.createUser("dora", "doras-secret");
        WebPage question = visitor.signIn(
                visitor.submit(visitor.open(reception.invite(dora.email()).link()), Map.of()), dora);
        visitor.submit(question, Map.of("answer", "join"));

        Answer refused = alice().patch("guests/" + dora.id(), Map.of("name", "Other", "firstName", "Other"));
        JsonNode renamed = Api.done(alice().patch("guests/" + dora.id(), Map.of("name", "Dora of the shop")));

        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.json().path("error").asText()).isEqualTo("not_yours");
        assertThat(renamed.path("name").asText()).isEqualTo("Dora of the shop");
        assertThat(realm.admin().users().get(dora.id()).toRepresentation().getFirstName())
                .isEqualTo("dora");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":""}                  | invalid_field  | name
            {"name":" "}                 | invalid_field  | name
            {"name":"a\\nb"}             | invalid_field  | name
            {"name":7}                   | invalid_field  | name
            {"firstName":"a\\u0000b"}    | invalid_field  | firstName
            {"lastName":["x"]}           | invalid_field  | lastName
            {"email":"new@house.test"}   | unknown_field  | email
            {"footing":"member"}         | unknown_field  | footing
            """)
    void refusesWhatIsNoName(String body, String error, String field) {
        TestUser guest = house.guest("named" + ++names, acme.space());
        JsonNode before = alice().shown("guests/" + guest.id());

        Answer answer = alice().patch("guests/" + guest.id(), body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(alice().shown("guests/" + guest.id())).isEqualTo(before);
    }

    @Test
    void refusesNamesOfMoreThanAHundredCharacters() {
        TestUser guest = house.guest("long", acme.space());

        assertThat(alice().patch("guests/" + guest.id(), Map.of("name", "n".repeat(101)))
                        .status())
                .isEqualTo(400);
        assertThat(alice().patch("guests/" + guest.id(), Map.of("name", "n".repeat(100)))
                        .status())
                .isEqualTo(200);
    }

    private Api alice() {
        return Api.as(acme.alice(), acme, realm);
    }
}
