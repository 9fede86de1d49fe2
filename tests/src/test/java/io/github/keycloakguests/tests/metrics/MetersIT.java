package io.github.keycloakguests.tests.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.mail.TestMail;
import io.github.keycloakguests.tests.realm.Http;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see of the work in the background. */
@KeycloakTest
class MetersIT {

    private static final String QUEUED = "keycloak_guests_outbox_queued{lane=\"letters\"}";
    private static final String OLDEST = "keycloak_guests_outbox_oldest_seconds{lane=\"letters\"}";
    private static final String CLAIMED = "keycloak_guests_outbox_claimed{lane=\"letters\"}";
    private static final String MAILS = "keycloak_guests_mails_total{lane=\"letters\",outcome=\"%s\"}";

    private static Acme acme;
    private static Guesthouse house;

    private TestRealm realm;
    private TestMail mail;
    private TestClock clock;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
        house = new Guesthouse(realm);
    }

    @Test
    void showWhatWaitsForADeadMailServerWhichIsNoReasonNotToBeReady() {
        Meters before = meters(it -> it.number(QUEUED).isPresent());
        Api api = Api.asAdministrator(realm);
        mail.stop();
        api.invited(acme.space(), Map.of("to", "a@meters.test b@meters.test c@meters.test"));

        meters(it -> it.or0(MAILS.formatted("delayed")) >= before.or0(MAILS.formatted("delayed")) + 3);
        meters(it -> it.or0(QUEUED) >= before.or0(QUEUED) + 3);
        assertThat(Http.send(Http.request(realm.server().managementUrl() + "/health/ready")
                                .GET()
                                .build())
                        .statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofSeconds(40));
        assertThat(meters(it -> it.or0(OLDEST) >= 40).or0(OLDEST)).isLessThan(3600);

        mail.start();
        clock.advance(Duration.ofMinutes(1));
        Meters up = meters(it -> it.or0(QUEUED) == 0);
        assertThat(up.or0(MAILS.formatted("sent"))).isGreaterThanOrEqualTo(before.or0(MAILS.formatted("sent")) + 3);
        assertThat(up.or0(OLDEST)).isZero();
    }

    @Test
    void showWhatANodeIsSending() {
        mail.slow("slow@meters.test", Duration.ofSeconds(3));
        Api.asAdministrator(realm).invited(acme.space(), "slow@meters.test");

        meters(it -> it.or0(CLAIMED) == 1 && it.or0(QUEUED) == 1);
        meters(it -> it.or0(CLAIMED) == 0);
    }

    @Test
    void showWhatTheSweepHasNotComeToYet() {
        TestUser guest = house.guest("guest-of-meters", acme.space(), Map.of("period", "PT24H"));
        realm.attribute("guests.sweep", "off");
        clock.advance(Duration.ofHours(25));

        assertThat(meters(it -> it.or0("keycloak_guests_sweep_due") > 0).or0("keycloak_guests_sweep_lag_seconds"))
                .isBetween(3600.0, 25 * 3600.0);
        realm.withoutAttribute("guests.sweep");
        meters(it -> it.or0("keycloak_guests_sweep_due") == 0);
        assertThat(guest.id()).isNotEmpty();
    }

    /** There may be thousands of them. */
    @Test
    void nameNeitherRealmsNorPeople() {
        assertThat(meters(it -> it.number(QUEUED).isPresent()).lines())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it)
                        .matches("keycloak_guests_\\w+(\\{(lane|work|outcome)=\"[a-z]+\"(,outcome=\"[a-z]+\")?})? .*"));
    }

    private Meters meters(Predicate<Meters> so) {
        return Eventually.answered(() -> Meters.of(realm.server()), so);
    }
}
