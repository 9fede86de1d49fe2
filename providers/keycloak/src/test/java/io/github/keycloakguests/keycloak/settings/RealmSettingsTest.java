package io.github.keycloakguests.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.quota.Quota;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RealmModel;

class RealmSettingsTest {

    @Test
    void entitlesHostsToThreeGuestsForEachMemberUnlessSet() {
        assertThat(quota(Map.of())).isEqualTo(new Quota(0, 3, null)).isEqualTo(Quota.DEFAULT);
        assertThat(quota(Map.of("guests.quota.base", " ", "guests.quota.ratio", "", "guests.quota.cap", "")))
                .isEqualTo(Quota.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"base, 5, 5, 3,", "ratio, 7, 0, 7,", "ratio, 0, 0, 0,", "cap, 40, 0, 3, 40", "cap, 0, 0, 3, 0"})
    void everyAttributeChangesItsOwnPart(String key, String value, int base, int ratio, @Nullable Integer cap) {
        assertThat(quota(Map.of("guests.quota." + key, value))).isEqualTo(new Quota(base, ratio, cap));
    }

    @Test
    void takesAllThreeTogether() {
        assertThat(quota(Map.of("guests.quota.base", " 10 ", "guests.quota.ratio", "2", "guests.quota.cap", "50")))
                .isEqualTo(new Quota(10, 2, 50));
    }

    @ParameterizedTest
    @CsvSource({
        "base, -1",
        "ratio, -1",
        "cap, -1",
        "base, many",
        "ratio, 2.5",
        "cap, 99999999999",
        "base, 1000000001",
        "ratio, 1001"
    })
    void fallsBackToTheDefaultAsAWholeWhenOneCannotBeUsed(String key, String value) {
        Map<String, String> attributes =
                new HashMap<>(Map.of("guests.quota.base", "10", "guests.quota.ratio", "2", "guests.quota.cap", "50"));
        attributes.put("guests.quota." + key, value);

        assertThat(quota(attributes)).isEqualTo(Quota.DEFAULT);
    }

    @Test
    void letsAccessBeRenewedForThirtyDaysUnlessSet() {
        assertThat(new RealmSettings(realm(Map.of())).retention()).isEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @CsvSource({
        "P7D, P7D",
        "' PT12H ', PT12H",
        "PT0S, PT0S",
        "P36500D, P36500D",
        "P36501D, P30D",
        "-P1D, P30D",
        "P1M, P30D",
        "30, P30D",
        "never, P30D",
        "'', P30D"
    })
    void readsForHowLongAccessCanBeRenewed(String value, Duration retention) {
        assertThat(new RealmSettings(realm(Map.of("guests.retention", value))).retention())
                .isEqualTo(retention);
    }

    private static Quota quota(Map<String, String> attributes) {
        return new RealmSettings(realm(attributes)).quota();
    }

    /** A realm that has attributes, and nothing else. */
    private static RealmModel realm(Map<String, String> attributes) {
        return (RealmModel) Proxy.newProxyInstance(
                RealmModel.class.getClassLoader(), new Class<?>[] {RealmModel.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getAttribute") || arguments.length != 1) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return attributes.get(arguments[0]);
                });
    }
}
