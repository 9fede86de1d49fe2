package io.github.keycloakguests.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.guest.GuestType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;

class GuestTypeSettingsTest {

    @Test
    void readsTheDefaultsFromAnEmptyComponent() {
        assertThat(GuestTypeSettings.of(component(Map.of()))).isEqualTo(GuestTypeSettings.DEFAULT);
    }

    @Test
    void declaresTheDefaultsThatItHas() {
        ComponentModel declared = component(Map.of());
        GuestTypeSettings.properties()
                .forEach(it -> declared.getConfig()
                        .put(
                                it.getName(),
                                it.getDefaultValue() instanceof List<?> many
                                        ? many.stream().map(String::valueOf).toList()
                                        : List.of(String.valueOf(it.getDefaultValue()))));

        assertThat(GuestTypeSettings.of(declared)).isEqualTo(GuestTypeSettings.DEFAULT);
    }

    @Test
    void takesItsNameFromTheComponent() {
        ComponentModel component = component(Map.of());
        component.setName("auditor");

        assertThat(GuestTypeSettings.of(component).name()).isEqualTo("auditor");
    }

    @Test
    void everyKeyChangesItsOwnPart() {
        GuestType type = GuestTypeSettings.of(component(Map.of(
                "permissions", List.of("look, comment"),
                "default-permission", List.of("comment"),
                "default-period", List.of("P30D"),
                "longest-period", List.of("P60D"),
                "longest-total", List.of("P1Y"),
                "invitation-validity", List.of("PT2H"),
                "max-spaces", List.of("4"),
                "may-invite", List.of("true"),
                "manager", List.of("true"))));

        assertThat(type)
                .isEqualTo(new GuestType(
                        "guest",
                        List.of(new Permission("look"), new Permission("comment")),
                        new Permission("comment"),
                        new Period.Lasting("P30D"),
                        longest("P60D", "P1Y"),
                        Duration.ofHours(2),
                        new GuestType.Allowances(OptionalInt.of(4), true, true)));
    }

    @Test
    void everyAllowanceChangesItsOwnPart() {
        assertThat(allowances("max-spaces", "1")).isEqualTo(new GuestType.Allowances(OptionalInt.of(1), false, false));
        assertThat(allowances("max-spaces", "unlimited")).isEqualTo(GuestType.Allowances.DEFAULT);
        assertThat(allowances("may-invite", "true"))
                .isEqualTo(new GuestType.Allowances(OptionalInt.empty(), true, false));
        assertThat(allowances("manager", "true")).isEqualTo(new GuestType.Allowances(OptionalInt.empty(), false, true));
    }

    @Test
    void declaresEveryKeyInTheOrderOfItsForm() {
        assertThat(GuestTypeSettings.properties())
                .extracting(ProviderConfigProperty::getName)
                .containsExactly(
                        "permissions",
                        "default-permission",
                        "default-period",
                        "longest-period",
                        "longest-total",
                        "invitation-validity",
                        "max-spaces",
                        "may-invite",
                        "manager");
    }

    @Test
    void knowsNoLongestPeriodWhenItIsNever() {
        GuestType type = GuestTypeSettings.of(
                component(Map.of("longest-period", List.of("never"), "default-period", List.of("never"))));

        assertThat(type.longest()).isEqualTo(GuestType.Longest.ANY);
    }

    @Test
    void offersNothingByDefaultThatIsLongerThanItsTotal() {
        assertThat(GuestTypeSettings.of(component(Map.of("longest-total", List.of("P90D"))))
                        .longest())
                .isEqualTo(longest("P365D", "P90D"));
        assertThatThrownBy(() -> GuestTypeSettings.of(component(Map.of("longest-total", List.of("P89D")))))
                .isInstanceOfSatisfying(
                        ComponentValidationException.class,
                        it -> assertThat(it.getParameters()).containsExactly("default-period"));
    }

    @ParameterizedTest
    @CsvSource({
        "permissions, Read It",
        "permissions, 'read,'",
        "permissions, read edit",
        "default-permission, delete",
        "default-period, 2027-01-01",
        "default-period, P400D",
        "default-period, never",
        "default-period, soon",
        "longest-period, P-1D",
        "longest-period, nonsense",
        "longest-period, P0D",
        "longest-period, 2027-01-01",
        "longest-total, P0D",
        "longest-total, -P1D",
        "longest-total, nonsense",
        "longest-total, 2027-01-01",
        "invitation-validity, PT59M",
        "invitation-validity, P31D",
        "invitation-validity, tomorrow",
        "max-spaces, 0",
        "max-spaces, -1",
        "max-spaces, several",
        "max-spaces, 10000000000",
        "may-invite, yes",
        "manager, 1"
    })
    void namesTheSettingThatIsWrong(String key, String value) {
        ComponentModel component = component(Map.of(key, List.of(value)));

        assertThatThrownBy(() -> GuestTypeSettings.of(component))
                .isInstanceOfSatisfying(
                        ComponentValidationException.class,
                        it -> assertThat(it.getParameters()).containsExactly(key));
    }

    /** Keycloak keeps several values in no order, so nobody could tell which is the weakest. */
    @Test
    void refusesSeveralTextsForPermissions() {
        ComponentModel component = component(Map.of("permissions", List.of("read", "edit")));

        assertThatThrownBy(() -> GuestTypeSettings.of(component)).isInstanceOf(ComponentValidationException.class);
    }

    @Test
    void refusesANameThatNoRowCouldHold() {
        ComponentModel component = component(Map.of());
        component.setName("x".repeat(65));

        assertThatThrownBy(() -> GuestTypeSettings.of(component)).isInstanceOf(ComponentValidationException.class);
    }

    private static GuestType.Longest longest(String period, String total) {
        return new GuestType.Longest(Optional.of(new Period.Lasting(period)), Optional.of(new Period.Lasting(total)));
    }

    private static GuestType.Allowances allowances(String key, String value) {
        return GuestTypeSettings.of(component(Map.of(key, List.of(value)))).allowances();
    }

    private static ComponentModel component(Map<String, List<String>> config) {
        ComponentModel component = new ComponentModel();
        component.setName("guest");
        config.forEach((key, values) -> component.getConfig().put(key, new ArrayList<>(values)));
        return component;
    }
}
