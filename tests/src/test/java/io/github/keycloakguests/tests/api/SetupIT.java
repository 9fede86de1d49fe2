package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ClientScopeRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;

/** Preparing a realm for guests. */
@KeycloakTest
class SetupIT {

    private TestRealm realm;

    @Test
    void keepsWhatIsThereAndMakesNothingTwice() {
        thingsOfAnAdministratorsOwn();

        JsonNode first = apply();
        JsonNode second = apply();

        assertThat(first.path("created")).isNotEmpty();
        assertThat(first.path("present").toString())
                .contains("\"role guest\"", "\"client guests\"", "\"client scope guest\"", "\"guest type guest\"");
        assertThat(second.path("created")).isEmpty();
        assertThat(second.path("present").size())
                .isGreaterThanOrEqualTo(first.path("present").size());
        assertOwnThingsUntouched();
        assertEverythingOnce();
    }

    private JsonNode apply() {
        Answer answer = Api.asAdministrator(realm).post("setup/apply");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private void thingsOfAnAdministratorsOwn() {
        realm.admin().roles().create(new RoleRepresentation("guest", "my own words", false));
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId("guests");
        client.setName("My own client");
        client.setPublicClient(true);
        client.setRedirectUris(List.of("https://own.test/*"));
        realm.admin().clients().create(client).close();
        ClientScopeRepresentation scope = new ClientScopeRepresentation();
        scope.setName("guest");
        scope.setProtocol("openid-connect");
        scope.setDescription("My own scope");
        realm.admin().clientScopes().create(scope).close();
        ComponentRepresentation type = new ComponentRepresentation();
        type.setName("guest");
        type.setParentId(realm.id());
        type.setProviderType("io.github.keycloakguests.keycloak.settings.GuestTypeProvider");
        type.setProviderId("guest-type");
        type.setConfig(new MultivaluedHashMap<>());
        type.getConfig().putSingle("default-period", "P5D");
        realm.admin().components().add(type).close();
    }

    private void assertOwnThingsUntouched() {
        assertThat(realm.admin().roles().get("guest").toRepresentation().getDescription())
                .isEqualTo("my own words");
        ClientRepresentation client =
                realm.admin().clients().findByClientId("guests").getFirst();
        assertThat(client.getName()).isEqualTo("My own client");
        assertThat(client.getRedirectUris()).containsExactly("https://own.test/*");
        assertThat(realm.admin().clientScopes().findAll())
                .filteredOn(it -> it.getName().equals("guest"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.getDescription()).isEqualTo("My own scope");
                    assertThat(it.getProtocolMappers()).isNullOrEmpty();
                });
        assertThat(types())
                .singleElement()
                .satisfies(it -> assertThat(it.getConfig()).isEqualTo(Map.of("default-period", List.of("P5D"))));
    }

    private void assertEverythingOnce() {
        assertThat(realm.admin().flows().getRequiredActions())
                .filteredOn(it -> it.getAlias().startsWith("guest"))
                .extracting(RequiredActionProviderRepresentation::getAlias)
                .containsExactlyInAnyOrder("guest-gate", "guest-code", "guest-join");
        assertThat(realm.admin().getDefaultDefaultClientScopes())
                .filteredOn(it -> it.getName().equals("guest"))
                .hasSize(1);
    }

    private List<ComponentRepresentation> types() {
        return realm.admin()
                .components()
                .query(realm.id(), "io.github.keycloakguests.keycloak.settings.GuestTypeProvider");
    }
}
