package io.github.keycloakguests.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.provider.ProviderConfigProperty;

class GuestConditionSettingsTest {

    @Test
    void areTheDefaultsWhereNothingIsSetUp() {
        assertThat(GuestConditionSettings.of(null)).isEqualTo(GuestConditionSettings.DEFAULT);
        assertThat(GuestConditionSettings.of(new AuthenticatorConfigModel())).isEqualTo(GuestConditionSettings.DEFAULT);
        assertThat(settings(Map.of("guest-types", " ", "negate", "false"))).isEqualTo(GuestConditionSettings.DEFAULT);
    }

    @Test
    void nameTheTypesThatCount() {
        assertThat(settings(Map.of("guest-types", "partner##auditor, external## ")))
                .isEqualTo(new GuestConditionSettings(Set.of("partner", "auditor, external"), false));
    }

    @Test
    void turnTheConditionRound() {
        assertThat(settings(Map.of("negate", "true"))).isEqualTo(new GuestConditionSettings(Set.of(), true));
    }

    @Test
    void areDeclaredAsTheyAreRead() {
        assertThat(GuestConditionSettings.properties())
                .extracting(ProviderConfigProperty::getName)
                .containsExactly(GuestConditionSettings.TYPES, GuestConditionSettings.NEGATE);
    }

    private static GuestConditionSettings settings(Map<String, String> config) {
        AuthenticatorConfigModel model = new AuthenticatorConfigModel();
        model.setConfig(config);
        return GuestConditionSettings.of(model);
    }
}
