package io.github.keycloakguests.tests.joining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.browser.WebPage;
import io.github.keycloakguests.tests.joining.Reception.Letter;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guests whose type allows them only so many spaces. */
@KeycloakTest
class SpacesLimitIT {

    private static final Map<String, Object> SINGLE = Map.of("type", "single");
    private static final String REASON = "as many places";

    private static Acme acme;
    private static Reception reception;
    private static String globex;

    private TestRealm realm;
    private Visitor visitor;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        globex = reception.neighbour("globex");
        realm.guestType("single", Map.of("max-spaces", "1"));
        realm.guestType("double", Map.of("max-spaces", "2"));
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void learnTheReasonAfterLoggingInAndKeepTheInvitation() {
        TestUser guest = reception.guestOf(globex, "single@partner.test", SINGLE);
        Letter letter = reception.invite(guest.email(), SINGLE);

        WebPage landing = new Visitor().open(letter.link());
        WebPage page = reception.join(visitor, letter, guest);

        assertThat(landing.status()).isEqualTo(200);
        assertThat(landing.text()).doesNotContain(REASON);
        assertThat(page.status()).as(page.text()).isEqualTo(409);
        assertThat(page.text()).contains(REASON);
        assertThat(reception.state(letter)).isEqualTo("open");
        assertThat(reception.membership(acme.space(), guest.id())).isEmpty();
        assertThat(alice.grants(guest.id())).hasSize(1);
    }

    @Test
    void areNotToldOfToTheOtherManager() {
        TestUser guest = reception.guestOf(globex, "discreet@partner.test", SINGLE);
        Api bob = Api.as(managerOfAcmeOnly(), acme, realm);

        Answer known = bob.invite(acme.space(), Map.of("to", guest.email(), "type", "single"));
        Answer unknown = bob.invite(acme.space(), Map.of("to", "unknown@partner.test", "type", "single"));

        assertThat(known.json().at("/answers/0/outcome").asText()).isEqualTo("invited");
        assertThat(known.json().at("/answers/0").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> unknown.json().at("/answers/0").fieldNames());
        JsonNode shown = bob.invitation(known.json().at("/answers/0/invitation").asText());
        assertThat(shown.path("state").asText()).isEqualTo("open");
        assertThat(bob.get("guests/" + guest.id()).status()).isEqualTo(404);
    }

    @Test
    void acceptAfterTheyHaveLeftTheOther() {
        TestUser guest = reception.guestOf(globex, "mover@partner.test", SINGLE);
        Letter letter = reception.invite(guest.email(), SINGLE);
        assertThat(reception.join(visitor, letter, guest).status()).isEqualTo(409);

        alice.delete("guests/" + guest.id());
        WebPage landed = reception.join(new Visitor(), letter, guest);

        assertThat(landed.redirect()).as(landed.text()).isPresent();
        assertThat(reception.state(letter)).isEqualTo("accepted");
        assertThat(alice.grants(guest.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.path("space").asText()).isEqualTo(acme.space()));
    }

    @Test
    void areNotInvitedToAnotherSpaceOfTheirHost() {
        TestUser guest = reception.guest("within@partner.test", SINGLE);
        String part = alice.part(acme.space(), "one-too-many");

        JsonNode invited = alice.invite(part, Map.of("to", guest.email(), "type", "single"))
                .json();
        Answer ensured = alice.post("spaces/" + part + "/access", Map.of("email", guest.email(), "type", "single"));

        assertThat(invited.at("/answers/0/reason").asText()).isEqualTo("spaces_limit");
        assertThat(ensured.status()).isEqualTo(409);
        assertThat(Api.error(ensured)).isEqualTo("spaces_limit");
        assertThat(alice.grants(guest.id())).hasSize(1);
    }

    @Test
    void haveAsManyAsTheTypeAllows() {
        TestUser guest = reception.guest("double@partner.test", Map.of("type", "double"));
        String second = alice.part(acme.space(), "second");
        String third = alice.part(acme.space(), "third");

        JsonNode granted = alice.access(second, Map.of("email", guest.email(), "type", "double"));
        Answer refused = alice.post("spaces/" + third + "/access", Map.of("email", guest.email(), "type", "double"));

        assertThat(granted.path("outcome").asText()).isEqualTo("granted");
        assertThat(Api.error(refused)).isEqualTo("spaces_limit");
        assertThat(alice.grants(guest.id())).hasSize(2);
    }

    @Test
    void comeBackToTheSpaceThatTheyHad() {
        TestUser guest = reception.guest("returning@partner.test", SINGLE);
        alice.delete("guests/" + guest.id());
        Letter letter = reception.invite(guest.email(), SINGLE);

        assertThat(reception.join(visitor, letter, guest).redirect()).isPresent();

        assertThat(alice.grants(guest.id())).hasSize(1);
    }

    private TestUser managerOfAcmeOnly() {
        TestUser bob = realm.createUser("bob", "bobs-secret");
        realm.addMember(acme.space(), bob);
        acme.appoint(bob, acme.space());
        return bob;
    }
}
