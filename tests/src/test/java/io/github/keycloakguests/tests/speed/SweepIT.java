package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.Statements;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.guests.Crowd;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.guests.Shop;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Many guests whose access ends in the same second, each with a login, beside as many whose access goes on. How many is
 * {@code -Dit.sweep.guests}.
 */
@KeycloakTest
class SweepIT {

    private static final int MANY = Integer.getInteger("it.sweep.guests", 1000);

    /**
     * With session, group and organization, of which each takes Keycloak a dozen, and place, trail and notice: 68; the
     * rest is for what the timers ask each second, which on a slow machine is more.
     */
    private static final long STATEMENTS_EACH = 80;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private TestRealm realm;
    private TestClock clock;
    private Statements statements;

    @Test
    void carriesOutTheEndsOfManyAndTouchesNobodyElse() {
        Sql sql = new Sql(realm);
        Acme acme = new Acme(realm);
        Guesthouse house = new Guesthouse(realm);
        realm.change(it -> {
            it.setSsoSessionIdleTimeout((int) Duration.ofDays(100).toSeconds());
            it.setSsoSessionMaxLifespan((int) Duration.ofDays(100).toSeconds());
        });
        String marketing = house.part(acme.space(), "marketing");
        TestUser model = house.guest("model", marketing, Map.of("period", "P60D"));
        Shop.open(realm).login(model);
        Instant end = clock.now().plus(Duration.ofDays(2)).plusMillis(500);
        Crowd ending = new Crowd(sql, realm, model, "ending", MANY);
        Crowd staying = new Crowd(sql, realm, model, "staying", MANY);
        ending.make(end);
        staying.make(house.end(marketing, model));
        String untouched = staying.fingerprint();

        Instant[] took = new Instant[2];
        long all = statements.duringAll(() -> {
            clock.moveTo(end.plusSeconds(2));
            took[0] = Instant.now();
            await(ending);
            took[1] = Instant.now();
        });

        System.out.printf(
                "Sweep: %d of %d guests ended in %d ms, %.1f statements each%n",
                MANY, 2 * MANY, Duration.between(took[0], took[1]).toMillis(), (double) all / MANY);
        assertThat(ending.remains()).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(staying.fingerprint()).isEqualTo(untouched);
        assertThat(staying.remains()).isEqualTo(List.of((long) MANY, 2L * MANY, (long) MANY));
        assertThat(sql.value("select used from guests_quota where host_id = '" + acme.space() + "'"))
                .isEqualTo(String.valueOf(MANY + 1));
        assertThat(all / MANY).isLessThanOrEqualTo(STATEMENTS_EACH);
    }

    private static void await(Crowd ending) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (ending.due() > 0) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }
}
