package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import io.github.keycloakguests.keycloak.jpa.JpaPurge;
import io.github.keycloakguests.tests.database.AbsentDatabases;
import io.github.keycloakguests.tests.database.Databases;
import io.github.keycloakguests.tests.database.TestDatabase;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;

/** Our tables in the database that this run is for, emptied for each test. */
final class Tables {

    static final String REALM = "11111111-1111-1111-1111-111111111111";
    static final String OTHER_REALM = "22222222-2222-2222-2222-222222222222";

    /** The public address under which accounts are made. */
    static final String ORIGIN = "https://login.example.org/";

    private static final TestDatabase DATABASE = Databases.chosen(GuestsEntities.CHANGELOG, GuestsEntities.ALL);

    private static final AbsentDatabases ABSENT = new AbsentDatabases(GuestsEntities.ALL);

    private Tables() {}

    static void empty() {
        DATABASE.withTransaction(entities -> {
            new JpaPurge(entities, REALM).realm();
            new JpaPurge(entities, OTHER_REALM).realm();
        });
    }

    /** One transaction, whose queries every database that Keycloak supports has to understand. */
    static <T> T with(Function<EntityManager, T> work) {
        return DATABASE.inTransaction(it -> ABSENT.along(it, work));
    }

    /** How many statements the work takes. */
    static long statements(Runnable work) {
        Statistics statistics = DATABASE.factory().unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }
}
