package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** Each organization has its space by itself. */
@KeycloakTest
class SpacesIT {

    private static Acme acme;
    private static TestUser marcia;

    private TestRealm realm;
    private TestMail mail;

    @BeforeAll
    static void acmeAndAManagerOfTheRealm(TestRealm realm) {
        acme = new Acme(realm);
        marcia = realm.createUser("marcia", "marcia-secret");
        realm.assignRealmRole(marcia, "guest-manager");
    }

    @Test
    void listsANewOrganizationToManagersOfTheRealmAndInvitesToIt() {
        String umbrella = realm.createOrganization("umbrella", "umbrella.test", "https://umbrella.test/home");
        Api manager = Api.as(marcia, acme, realm);

        JsonNode listed = listed(manager, umbrella);
        String id = manager.invited(umbrella, "one@umbrella-guest.test");

        assertThat(listed.path("name").asText()).isEqualTo("umbrella");
        assertThat(listed.path("host").asText()).isEqualTo("organization");
        assertThat(listed.path("organization").asText()).isEqualTo("umbrella");
        assertThat(listed.path("homeUrl").asText()).isEqualTo("https://umbrella.test/home");
        assertThat(listed.path("open").asBoolean()).isTrue();
        assertThat(manager.invitation(id).path("space").asText()).isEqualTo(umbrella);
        assertThat(mail.await("one@umbrella-guest.test").subject()).contains("umbrella");
    }

    @Test
    void listsANewOrganizationToAdministratorsAndInvitesToIt() {
        String globex = realm.createOrganization("globex", "globex.test", Acme.APP);
        Api administrator = Api.asAdministrator(realm);

        assertThat(listed(administrator, globex).path("name").asText()).isEqualTo("globex");
        assertThat(administrator.get("spaces/" + globex).json()).isEqualTo(listed(administrator, globex));
        assertThat(administrator.invited(globex, "one@globex-guest.test")).isNotEmpty();
    }

    @Test
    void showsManagersOfASpaceTheirOwnOnly() {
        realm.createOrganization("hidden", "hidden.test", Acme.APP);

        JsonNode spaces = Api.as(acme.alice(), acme, realm).get("spaces").json();

        assertThat(Api.texts(spaces, "id")).containsExactly(acme.space());
    }

    @Test
    void takesNobodyInWhileItsOrganizationIsDisabled() {
        String closed = realm.createOrganization("closed", "closed.test", Acme.APP);
        OrganizationRepresentation organization =
                realm.admin().organizations().get(closed).toRepresentation();
        organization.setEnabled(false);
        realm.admin().organizations().get(closed).update(organization).close();
        Api administrator = Api.asAdministrator(realm);

        assertThat(administrator
                        .invite(closed, "{\"to\":\"one@closed-guest.test\"}")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("space_closed");
        assertThat(listed(administrator, closed).path("open").asBoolean()).isFalse();
    }

    private static JsonNode listed(Api caller, String space) {
        return StreamSupport.stream(caller.get("spaces").json().spliterator(), false)
                .filter(it -> it.path("id").asText().equals(space))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the space is not listed"));
    }
}
