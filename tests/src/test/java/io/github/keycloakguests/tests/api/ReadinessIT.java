package io.github.keycloakguests.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;

/** Nobody is invited to a realm where nothing would stop a guest at the end. */
@KeycloakTest
class ReadinessIT {

    private static Acme acme;

    private TestRealm realm;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest-gate", "guest-code", "guest-join"})
    void invitesNobodyWhileAStepIsSwitchedOff(String step) {
        switchStep(step, false);

        Answer refused = acme.invite(Map.of("to", step + "@partner.test"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("error").asText()).isEqualTo("realm_not_set_up");
        switchStep(step, true);
        assertThat(acme.invite(Map.of("to", step + "@partner.test"))
                        .json()
                        .path("invited")
                        .asInt())
                .isEqualTo(1);
    }

    private void switchStep(String alias, boolean on) {
        RequiredActionProviderRepresentation step = realm.admin().flows().getRequiredAction(alias);
        step.setEnabled(on);
        realm.admin().flows().updateRequiredAction(alias, step);
    }
}
