package io.github.keycloakguests.tests.database;

import io.github.keycloakguests.tests.server.HarnessSettings;
import io.github.keycloakguests.tests.server.SharedMariaDb;
import io.github.keycloakguests.tests.server.SharedPostgres;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.jpa.HibernatePersistenceProvider;

/** Makes databases for contract tests, each new and empty but for its changelog's tables. */
public final class Databases {

    private Databases() {}

    /** In the kind of database that this run is for. */
    public static TestDatabase chosen(String changelog, List<Class<?>> entities) {
        return switch (HarnessSettings.database()) {
            case "postgres" -> postgres(changelog, entities);
            case "mariadb" -> mariaDb(changelog, entities);
            default -> h2(changelog, entities);
        };
    }

    /** In memory. */
    public static TestDatabase h2(String changelog, List<Class<?>> entities) {
        return database(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE;LOCK_TIMEOUT=20000;USER=sa",
                changelog,
                entities);
    }

    /** In the PostgreSQL of this JVM. */
    public static TestDatabase postgres(String changelog, List<Class<?>> entities) {
        return database(SharedPostgres.get().newDatabase(), changelog, entities);
    }

    /** In the MariaDB of this JVM. */
    private static TestDatabase mariaDb(String changelog, List<Class<?>> entities) {
        return database(SharedMariaDb.get().newDatabase(), changelog, entities);
    }

    private static TestDatabase database(String url, String changelog, List<Class<?>> entities) {
        update(url, changelog);
        RecordedSql sql = new RecordedSql();
        PersistenceConfiguration configuration = new PersistenceConfiguration("contract")
                .provider(HibernatePersistenceProvider.class.getName())
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.jdbc.url", url)
                .property("hibernate.connection.pool_size", "70")
                .property("hibernate.session_factory.statement_inspector", sql)
                .property("hibernate.generate_statistics", "true");
        entities.forEach(configuration::managedClass);
        return new TestDatabase(configuration.createEntityManagerFactory(), sql);
    }

    private static void update(String url, String changelog) {
        try (Connection connection = DriverManager.getConnection(url);
                Liquibase liquibase = new Liquibase(
                        changelog,
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            liquibase.update(new Contexts());
        } catch (LiquibaseException | SQLException e) {
            throw new IllegalStateException(changelog + " did not run", e);
        }
    }
}
