package io.github.keycloakguests.tests.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import io.github.keycloakguests.keycloak.jpa.JpaDueGrants;
import io.github.keycloakguests.tests.database.Databases;
import io.github.keycloakguests.tests.database.TestDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What PostgreSQL makes of the sweep's questions where few of many grants are due: it reads those that are, by their index. */
class SweepPlanIT {

    private static final String REALM = "11111111-1111-1111-1111-111111111111";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String INDEX = "idx_guests_grant_due";
    private static final String ALL_OF_THEM = "Seq Scan";

    private static TestDatabase database;

    @BeforeAll
    static void aHundredDueOfTwentyThousand() {
        database = Databases.postgres(GuestsEntities.CHANGELOG, GuestsEntities.ALL);
        database.withTransaction(it -> {
            it.createNativeQuery(
                            "insert into guests_grant (id, realm_id, user_id, host_kind, host_id, space_id, permission,"
                                    + " period, starts_at, ends_at, guest_type, sponsor_id, may_invite, is_manager, handed_on,"
                                    + " state, created_at, changed_at, active_key, version, due_at)"
                                    + " select 'g' || n, '" + REALM
                                    + "', 'u' || n, 'ORGANIZATION', 'acme', 'acme', 'read', 'P90D', 0,"
                                    + " 0, 'partner', 'sam', false, false, false, 'ACTIVE', 0, 0, 'k' || n, 0,"
                                    + " case when n <= 100 then " + NOW.toEpochMilli() + " else " + Long.MAX_VALUE
                                    + " end"
                                    + " from generate_series(1, 20000) n")
                    .executeUpdate();
            it.createNativeQuery("analyze guests_grant").executeUpdate();
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void claimsByTheIndexAndPassesOverWhatOthersHold() {
        String claim = firstOf(
                () -> database.inTransaction(it -> new JpaDueGrants(it, REALM).claim(10, NOW, Duration.ofMinutes(1))));

        assertThat(claim).containsIgnoringCase("skip locked");
        assertThat(plan(claim, List.of(REALM, NOW.toEpochMilli(), NOW.toEpochMilli(), 10)))
                .contains(INDEX)
                .doesNotContain(ALL_OF_THEM);
    }

    @Test
    void findsTheRealmsByTheIndex() {
        String realms = firstOf(() -> database.inTransaction(it -> JpaDueGrants.realmsWithGrantsDue(it, NOW)));

        assertThat(plan(realms, List.of(NOW.toEpochMilli(), NOW.toEpochMilli())))
                .contains(INDEX)
                .doesNotContain(ALL_OF_THEM);
    }

    @Test
    void claimsABatchInTwoStatements() {
        database.sql().restart();

        database.inTransaction(it -> new JpaDueGrants(it, REALM).claim(50, NOW, Duration.ofMinutes(1)));

        assertThat(database.sql().statements()).hasSize(2);
    }

    private static String firstOf(Runnable asking) {
        database.sql().restart();
        asking.run();
        return database.sql().statements().getFirst();
    }

    private static String plan(String sql, List<Object> values) {
        return database.inTransaction(it -> it.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
                for (int i = 0; i < values.size(); i++) {
                    explain.setObject(i + 1, values.get(i));
                }
                ResultSet lines = explain.executeQuery();
                StringBuilder plan = new StringBuilder();
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
                return plan.toString();
            }
        }));
    }
}
