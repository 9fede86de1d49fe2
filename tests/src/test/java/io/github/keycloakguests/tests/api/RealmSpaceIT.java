package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.browser.Visitor;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.TestClient;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.Tokens;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where organizations are off, the realm is the one space. */
@Tag("journey")
@KeycloakTest(organizations = false)
class RealmSpaceIT {

    private static TestClient app;

    private TestRealm realm;
    private TestMail mail;
    private Visitor visitor;

    @BeforeAll
    static void setUp(TestRealm realm) {
        Api.asAdministrator(realm).post("setup/apply");
        app = realm.client("app").redirectingTo("http://app.test/*").create();
        realm.change(it -> {
            Map<String, String> attributes = new HashMap<>(it.getAttributesOrEmpty());
            attributes.put("guests.home-url", "http://app.test/start");
            it.setAttributes(attributes);
            it.setDisplayName("The whole realm");
        });
    }

    @Test
    void isListedAlone() {
        JsonNode spaces = Api.asAdministrator(realm).get("spaces").json();

        assertThat(spaces).hasSize(1);
        assertThat(spaces.at("/0/id").asText()).isEqualTo(realm.id());
        assertThat(spaces.at("/0/host").asText()).isEqualTo("realm");
        assertThat(spaces.at("/0/name").asText()).isEqualTo("The whole realm");
        assertThat(spaces.at("/0").has("organization")).isFalse();
    }

    @Test
    void leadsFromTheMailToTokensWithoutAnOrganization() {
        Api.asAdministrator(realm).invited(realm.id(), Map.of("to", "ada@realm-guest.test", "permission", "edit"));

        Joining.by(mail.await("ada@realm-guest.test").link("/guests/join/"), visitor, realm, "ada@realm-guest.test");
        Tokens tokens = app.exchange(visitor.openLogin(app, "openid").code());

        JsonNode id = Tokens.payload(tokens.idToken());
        assertThat(id.path("user_type").asText()).isEqualTo("guest");
        assertThat(id.path("guest").has("org")).isFalse();
        assertThat(id.at("/guest/type").asText()).isEqualTo("guest");
        assertThat(id.at("/guest/spaces/0/id").asText()).isEqualTo(realm.id());
        assertThat(id.at("/guest/spaces/0/permission").asText()).isEqualTo("edit");
        assertThat(id.at("/guest/exp").asLong()).isPositive();
    }
}
