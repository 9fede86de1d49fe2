package io.github.keycloakguests.tests.rights;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** What even those who run guests cannot do to themselves, to each other or to members. */
@KeycloakTest
class LimitsOfPowersIT {

    private static Acme acme;
    private static Reception reception;

    private TestRealm realm;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm, TestMail mail) {
        acme = new Acme(realm);
        reception = new Reception(acme, realm, mail);
        realm.guestType("lead", Map.of("may-invite", "true", "manager", "true"));
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @Test
    void aGuestWhoManagesDoesNotLengthenItsOwnAccess() {
        TestUser gus = managing("gus@powers.test");
        String own = grantOf(gus).path("id").asText();

        Answer answer = api(gus).put("grants/" + own, Map.of("period", "P300D"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(grantOf(gus).path("period").asText()).isEqualTo("P10D");
    }

    @Test
    void aGuestWhoManagesMakesNoOtherGuestAManager() {
        TestUser gail = managing("gail@powers.test");
        TestUser other = reception.guest("other@powers.test", Map.of("type", "lead"));
        String others = grantOf(other).path("id").asText();

        assertThat(api(gail).put("grants/" + others, Map.of("manager", true)).status())
                .isEqualTo(403);
        assertThat(api(gail)
                        .invite(acme.space(), Map.of("to", "next@powers.test", "type", "lead", "manager", true))
                        .status())
                .isEqualTo(403);
        assertThat(api(gail)
                        .put("grants/" + others, Map.of("permission", "edit"))
                        .status())
                .isEqualTo(200);
        assertThat(alice.put("grants/" + others, Map.of("manager", true)).status())
                .isEqualTo(200);
    }

    @Test
    void aGuestGetsNothingByAnAddressThatItOnlyClaims() {
        TestUser gil = reception.guest("gil@powers.test", Map.of());
        UserResource account = realm.admin().users().get(gil.id());
        UserRepresentation claimed = account.toRepresentation();
        claimed.setEmail("victim@powers.test");
        claimed.setEmailVerified(false);
        account.update(claimed);
        String part = alice.part(acme.space(), "drafts");

        Answer answer = alice.post("spaces/" + part + "/access", Map.of("email", "victim@powers.test"));

        assertThat(answer.json().path("outcome").asText()).as(answer.body()).isEqualTo("invited");
        assertThat(alice.get("guests/" + gil.id()).json().path("grants")).hasSize(1);
    }

    @Test
    void aManagerDoesNotSignAMemberOut() {
        TestUser member = realm.createUser("member", "member-secret", "member@powers.test");
        Visitor visitor = new Visitor();
        WebPage question = visitor.signIn(
                visitor.submit(
                        visitor.open(reception.invite("member@powers.test").link()), Map.of()),
                member);
        visitor.submit(question, Map.of("answer", "join"));

        Answer answer = alice.post("guests/" + member.id() + "/sign-out");

        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(Api.error(answer)).isEqualTo("not_yours");
        assertThat(Api.asAdministrator(realm)
                        .post("guests/" + member.id() + "/sign-out")
                        .status())
                .isEqualTo(204);
    }

    private TestUser managing(String address) {
        return reception.guest(address, Map.of("type", "lead", "manager", true, "period", "P10D"));
    }

    /** By an access token as applications get it, for guests may log in at a browser only. */
    private Api api(TestUser guest) {
        return Api.bearing(new Visitor().signIn(acme.console(), guest).accessToken(), realm);
    }

    private JsonNode grantOf(TestUser guest) {
        return alice.get("guests/" + guest.id()).json().at("/grants/0");
    }
}
