package io.github.keycloakguests.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.notice.NoticePlan;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HomeUrl;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @CsvSource({
        "'', P14D P7D P1D",
        "' ', P14D P7D P1D",
        "none, ''",
        "' None ', ''",
        "P3D, P3D",
        "'P1D, P30D,PT12H', P30D P1D PT12H",
        "'P1D P2D', P2D P1D",
        "tomorrow, P14D P7D P1D",
        "'P1D,soon', P14D P7D P1D",
        "P1M, P14D P7D P1D",
        "PT0S, P14D P7D P1D",
        "P366D, P14D P7D P1D"
    })
    void readsWhenNoticeIsGiven(String value, String distances) {
        assertThat(new RealmSettings(realm(Map.of("guests.notices", value)))
                        .noticePlan()
                        .distances())
                .isEqualTo(Stream.of(distances.split(" "))
                        .filter(it -> !it.isEmpty())
                        .map(Duration::parse)
                        .toList());
    }

    @Test
    void givesNoticeAsUsualUnlessSet() {
        assertThat(new RealmSettings(realm(Map.of())).noticePlan()).isEqualTo(NoticePlan.DEFAULT);
        assertThat(new RealmSettings(realm(Map.of())).digestPause()).isEqualTo(Duration.ofHours(6));
    }

    @ParameterizedTest
    @CsvSource({"PT1H, PT1H", "PT0S, PT0S", "P7D, P7D", "P8D, PT6H", "-PT1H, PT6H", "often, PT6H"})
    void readsHowOftenDigestsCome(String value, Duration pause) {
        assertThat(new RealmSettings(realm(Map.of("guests.digest-pause", value))).digestPause())
                .isEqualTo(pause);
    }

    @Test
    void readsWhereManagersManage() {
        assertThat(new RealmSettings(realm(Map.of())).console()).isEmpty();
        assertThat(new RealmSettings(realm(Map.of("guests.console-url", "https://guests.example.org/x"))).console())
                .contains(new HomeUrl("https://guests.example.org/x"));
        assertThat(new RealmSettings(realm(Map.of("guests.console-url", "javascript:alert(1)"))).console())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"off, false", "' OFF ', false", "on, true", "'', true", "no, true"})
    void sweepsUnlessThatIsOff(String value, boolean sweeps) {
        assertThat(new RealmSettings(realm(Map.of("guests.sweep", value))).sweeps())
                .isEqualTo(sweeps);
        assertThat(new RealmSettings(realm(Map.of())).sweeps()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"PT6H, PT6H", "' P1D ', PT24H", "never, never", "'', never", "6h, never", "PT0S, never", ", never"})
    void readsForHowLongPasswordsLast(@Nullable String value, String life) {
        Map<String, String> attributes = value == null ? Map.of() : Map.of("guests.password-life", value);

        assertThat(new RealmSettings(realm(attributes)).passwordLife().text()).isEqualTo(life);
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
