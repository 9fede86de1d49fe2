package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.TestRealm;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** Guest types as administrators keep them. */
@KeycloakTest
class GuestTypesIT {

    private static final String PROVIDER = "io.github.keycloakguests.keycloak.settings.GuestTypeProvider";

    private static Acme acme;

    private TestRealm realm;
    private Api alice;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @BeforeEach
    void logIn() {
        alice = Api.as(acme.alice(), acme, realm);
    }

    @ParameterizedTest
    @CsvSource({
        "permissions, Not A Level",
        "default-permission, own",
        "default-period, soon",
        "default-period, 2030-01-01",
        "default-period, P400D",
        "longest-period, -P1D",
        "longest-period, a year",
        "longest-total, a year",
        "longest-total, P89D",
        "invitation-validity, PT59M",
        "invitation-validity, P31D",
        "second-factor, sometimes",
        "code-digits, 5",
        "code-life, PT61M",
        "password-life, 6h",
        "password-life, PT59S"
    })
    void areRefusedWithValuesThatMakeNoSense(String key, String value) {
        try (Response response = add("broken", Map.of(key, value))) {
            assertThat(response.getStatus())
                    .as(response.readEntity(String.class))
                    .isEqualTo(400);
        }
        assertThat(realm.admin().components().query(realm.id(), PROVIDER))
                .extracting(ComponentRepresentation::getName)
                .doesNotContain("broken");
    }

    @Test
    void giveInvitationsTheirDefaultsAndLimits() {
        Map<String, String> policy = Map.of(
                "permissions", "audit",
                "default-period", "P10D",
                "longest-period", "P20D",
                "invitation-validity", "PT36H");
        try (Response response = add("auditor", policy)) {
            assertThat(response.getStatus())
                    .as(response.readEntity(String.class))
                    .isEqualTo(201);
        }

        String id = alice.invited(acme.space(), Map.of("to", "one@types.test", "type", "auditor"))
                .getFirst();

        JsonNode shown = alice.invitation(id);
        assertThat(shown.path("type").asText()).isEqualTo("auditor");
        assertThat(shown.path("permission").asText()).isEqualTo("audit");
        assertThat(shown.path("period").asText()).isEqualTo("P10D");
        assertThat(Instant.parse(shown.path("expiresAt").asText()))
                .isEqualTo(Instant.parse(shown.path("createdAt").asText()).plus(Duration.ofHours(36)));
        assertThat(refusal(Map.of("to", "two@types.test", "type", "auditor", "period", "P21D")))
                .isEqualTo("period_too_long");
        assertThat(refusal(Map.of("to", "two@types.test", "type", "auditor", "permission", "read")))
                .isEqualTo("permission_not_offered");
    }

    /** The weakest first: what somebody may hand on, and what is raised, hangs on it. */
    @Test
    void keepTheOrderOfTheirPermissions() {
        realm.guestType("ranked", Map.of("permissions", "see, tell, ask, help, do, lead, own, all"));

        JsonNode types = alice.shown("types");

        assertThat(types)
                .filteredOn(it -> it.path("name").asText().equals("ranked"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("permissions"))
                        .extracting(JsonNode::asText)
                        .containsExactly("see", "tell", "ask", "help", "do", "lead", "own", "all"));
    }

    @Test
    void areExportedWithTheRealm() {
        try (Response response = add("exported", Map.of("default-period", "P3D"))) {
            assertThat(response.getStatus()).isEqualTo(201);
        }

        assertThat(realm.admin().partialExport(false, false).getComponents().getList(PROVIDER))
                .filteredOn(it -> it.getName().equals("exported"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.getConfig().getFirst("default-period")).isEqualTo("P3D"));
    }

    private String refusal(Map<String, String> body) {
        return alice.invite(acme.space(), body).json().path("error").asText();
    }

    private Response add(String name, Map<String, String> config) {
        ComponentRepresentation type = new ComponentRepresentation();
        type.setName(name);
        type.setParentId(realm.id());
        type.setProviderType(PROVIDER);
        type.setProviderId("guest-type");
        type.setConfig(new MultivaluedHashMap<>());
        config.forEach(type.getConfig()::putSingle);
        return realm.admin().components().add(type);
    }
}
