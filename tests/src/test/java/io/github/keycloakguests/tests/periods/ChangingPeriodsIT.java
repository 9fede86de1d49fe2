package io.github.keycloakguests.tests.periods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long access lasts when its period is changed, and how long at most. */
@KeycloakTest
class ChangingPeriodsIT {

    private static final String MONTH = "month";

    private static Acme acme;
    private static Guesthouse house;
    private static String marketing;

    private TestRealm realm;
    private TestClock clock;
    private Api administrator;

    @BeforeAll
    static void acmeWithATypeForAMonth(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
        marketing = house.part(acme.space(), "marketing");
        realm.guestType(MONTH, Map.of("default-period", "P10D", "longest-period", "P20D", "longest-total", "P30D"));
    }

    @BeforeEach
    void administrate() {
        administrator = Api.asAdministrator(realm);
    }

    @Test
    void lastsNoLongerInAllThanTheTypeAllows() {
        TestUser guest = house.guest("month", marketing, Map.of("type", MONTH));
        clock.advance(Duration.ofDays(8));
        Api.done(put(guest, "P20D"));
        JsonNode before = house.grantAt(marketing, guest);
        clock.advance(Duration.ofDays(8));

        Answer beyond = put(guest, "P15D");

        assertThat(beyond.status()).as(beyond.body()).isEqualTo(400);
        assertThat(Api.error(beyond)).isEqualTo("total_too_long");
        assertThat(beyond.json().path("field").asText()).isEqualTo("period");
        assertThat(house.grantAt(marketing, guest)).isEqualTo(before);
        Instant latest = Instant.parse(before.path("startsAt").asText()).plus(Duration.ofDays(30));
        JsonNode within = Api.done(put(guest, "P13D"));
        assertThat(Instant.parse(within.path("expiresAt").asText())).isBefore(latest);
    }

    /** What is over may begin again, as long as the total lasts. */
    @Test
    void countsTheTotalFromTheStartThatItHadAlsoWhenItWasOver() {
        TestUser guest = house.guest("over", marketing, Map.of("type", MONTH, "period", "P1D"));
        clock.advance(Duration.ofDays(29));

        assertThat(Api.error(put(guest, "P2D"))).isEqualTo("total_too_long");

        Api.done(put(guest, "PT12H"));
        assertThat(house.grantAt(marketing, guest).path("state").asText()).isEqualTo("active");
    }

    @Test
    void isOfferedToNobodyForLongerThanTheTotal() {
        realm.guestType("short", Map.of("default-period", "P5D", "longest-total", "P5D"));

        assertThat(Api.error(administrator.invite(
                        marketing, Map.of("to", "total@periods.test", "type", "short", "period", "P6D"))))
                .isEqualTo("total_too_long");
        assertThat(administrator.invited(
                        marketing, Map.of("to", "total@periods.test", "type", "short", "period", "P5D")))
                .hasSize(1);
    }

    @Test
    void isToldToThoseWhoInvite() {
        assertThat(administrator.shown("types"))
                .filteredOn(it -> it.path("name").asText().equals(MONTH))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.path("longestPeriod").asText()).isEqualTo("P20D");
                    assertThat(it.path("longestTotal").asText()).isEqualTo("P30D");
                });
        assertThat(administrator.shown("types"))
                .filteredOn(it -> it.path("name").asText().equals("guest"))
                .singleElement()
                .satisfies(it -> assertThat(it.path("longestTotal").asText()).isEqualTo("never"));
    }

    private Answer put(TestUser guest, String period) {
        return administrator.put("grants/" + house.grantIdAt(marketing, guest), Map.of("period", period));
    }
}
