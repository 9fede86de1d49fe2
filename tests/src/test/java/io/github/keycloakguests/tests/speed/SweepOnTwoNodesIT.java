package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes that sweep the same guests at the same moment do each of them once. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
class SweepOnTwoNodesIT {

    private static final int MANY = 400;

    private TestRealm realm;
    private TestClock clock;

    @Test
    void shareTheWork() {
        Sql sql = new Sql(realm);
        Acme acme = new Acme(realm);
        Guesthouse house = new Guesthouse(realm);
        TestUser manager = house.member("manager");
        realm.addMember(acme.space(), manager);
        acme.appoint(manager, acme.space());
        TestUser model = house.guest("model", acme.space(), Map.of("period", "P60D"));
        Instant end = clock.now().plus(Duration.ofDays(2)).plusMillis(500);
        Crowd crowd = new Crowd(sql, realm, model, "shared", MANY);
        crowd.make(end);

        clock.moveTo(end.plusSeconds(2));
        Eventually.answered(crowd::due, it -> it == 0);

        assertThat(number(sql, "guests_audit where deed = 'GRANT_EXPIRED' and realm_id = '" + realm.id() + "'"))
                .isEqualTo(MANY);
        assertThat(number(sql, "guests_notice where recipient_id = '" + manager.id() + "'"))
                .isEqualTo(MANY);
        assertThat(number(sql, "guests_mail where kind = 'OVER' and realm_id = '" + realm.id() + "'"))
                .isEqualTo(MANY);
        assertThat(sql.value("select used from guests_quota where host_id = '" + acme.space() + "'"))
                .isEqualTo("1");
    }

    private static long number(Sql sql, String from) {
        return Long.parseLong(sql.value("select count(*) from " + from));
    }
}
