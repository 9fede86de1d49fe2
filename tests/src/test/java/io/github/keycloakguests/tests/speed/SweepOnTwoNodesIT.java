package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.tests.Eventually;
import io.github.keycloakguests.tests.KeycloakTest;
import io.github.keycloakguests.tests.Sql;
import io.github.keycloakguests.tests.TestClock;
import io.github.keycloakguests.tests.guests.Crowd;
import io.github.keycloakguests.tests.guests.Guesthouse;
import io.github.keycloakguests.tests.journey.Acme;
import io.github.keycloakguests.tests.realm.TestRealm;
import io.github.keycloakguests.tests.realm.TestUser;
import io.github.keycloakguests.tests.server.Cluster;
import io.github.keycloakguests.tests.server.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes that sweep the same guests at the same moment do each of them once. */
@Tag("cluster")
@KeycloakTest(nodes = 2)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SweepOnTwoNodesIT {

    /** More of them by hand. */
    private static final int MANY = Integer.getInteger("it.many", 240);

    /** Enough to make them all, with an end that has yet to come. */
    private static final Duration SOON = Duration.ofSeconds(8 + MANY / 200);

    private static final Duration PATIENCE = Duration.ofSeconds(90 + MANY / 10);

    private static Acme acme;

    private Cluster cluster;
    private TestRealm realm;
    private TestClock clock;

    private Sql sql;
    private TestUser manager;
    private Crowd crowd;
    private Instant end;

    @BeforeAll
    static void acme(TestRealm realm) {
        acme = new Acme(realm);
    }

    @BeforeEach
    void aCrowdWhoseAccessEnds(TestInfo test) {
        sql = new Sql(realm);
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        Guesthouse house = new Guesthouse(realm);
        String space = house.part(acme.space(), name);
        manager = house.member("m-" + name);
        realm.addMember(acme.space(), manager);
        acme.appoint(manager, space);
        TestUser model = house.guest("model-" + name, space, Map.of("period", "P60D"));
        crowd = new Crowd(sql, realm, model, name, MANY);
        // By the clock as it is: a moved one would make the certificates of the nodes for days to come.
        end = clock.now().plus(SOON);
        crowd.make(end);
        assertThat(clock.now()).isBefore(end);
    }

    @Test
    @Order(1)
    void shareTheWork() {
        Eventually.answered(crowd::due, it -> it == 0, PATIENCE);

        assertEachWasSweptOnce();
    }

    /** To the one that is ahead everything that the other has claimed looks free. */
    @Test
    @Order(2)
    void agreeThoughOneIsTwoMinutesAhead() {
        TestServer second = cluster.nodes().get(1);
        Eventually.answered(clock::now, it -> it.isAfter(end));
        TestClock.move(second, Duration.ofMinutes(2));
        try {
            Eventually.answered(crowd::due, it -> it == 0, PATIENCE);

            assertEachWasSweptOnce();
        } finally {
            TestClock.move(second, Duration.ZERO);
        }
    }

    /** What it had claimed is free again when a minute has passed. Whoever needs the node next has it started. */
    @Test
    @Order(3)
    void goOnWhenOneIsKilled() {
        Eventually.answered(crowd::due, it -> it < MANY - 20, PATIENCE);
        cluster.kill(2);
        assertThat(crowd.due()).as("killed in the middle of it").isPositive();

        clock.advance(Duration.ofSeconds(61));
        Eventually.answered(crowd::due, it -> it == 0, PATIENCE);

        assertEachWasSweptOnce();
    }

    private void assertEachWasSweptOnce() {
        assertThat(number("guests_audit where deed = 'GRANT_EXPIRED' and user_id in " + crowd.users()))
                .isEqualTo(MANY);
        assertThat(number("guests_notice where recipient_id = '" + manager.id() + "'"))
                .isEqualTo(MANY);
        assertThat(number("guests_notice where distance = 0 and recipient_id in " + crowd.users()))
                .isEqualTo(MANY);
        assertThat(number("user_group_membership where user_id in " + crowd.users()))
                .isZero();
        assertThat(number("guests_stay where counted and host_id = '" + acme.space() + "'"))
                .isEqualTo(Long.parseLong(
                        sql.value("select used from guests_quota where host_id = '" + acme.space() + "'")));
    }

    private long number(String from) {
        return Long.parseLong(sql.value("select count(*) from " + from));
    }
}
