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
        return database(chosen(), changelog, entities);
    }

    /** In memory. */
    public static TestDatabase h2(String changelog, List<Class<?>> entities) {
        return database(h2(), changelog, entities);
    }

    /** In the PostgreSQL of this JVM. */
    public static TestDatabase postgres(String changelog, List<Class<?>> entities) {
        return database(SharedPostgres.get().newDatabase(), changelog, entities);
    }

    /** The address of an empty one in the kind of database that this run is for. */
    static String chosen() {
        return switch (HarnessSettings.database()) {
            case "postgres" -> SharedPostgres.get().newDatabase();
            case "mariadb" -> SharedMariaDb.get().newDatabase();
            default -> h2();
        };
    }

    private static String h2() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE;LOCK_TIMEOUT=20000;USER=sa";
    }

    /** The database at an address, with all tables of a changelog. */
    static TestDatabase database(String url, String changelog, List<Class<?>> entities) {
        update(url, changelog, Liquibase::update);
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

    /** Runs the next change sets of a changelog, that many. */
    static void update(String url, String changelog, int changeSets) {
        update(url, changelog, (liquibase, everywhere) -> liquibase.update(changeSets, everywhere.toString()));
    }

    private static void update(String url, String changelog, Update update) {
        try (Connection connection = DriverManager.getConnection(url);
                Liquibase liquibase = new Liquibase(
                        changelog,
                        new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance()
                                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
            update.run(liquibase, new Contexts());
        } catch (LiquibaseException | SQLException e) {
            throw new IllegalStateException(changelog + " did not run", e);
        }
    }

    @FunctionalInterface
    private interface Update {
        void run(Liquibase liquibase, Contexts everywhere) throws LiquibaseException;
    }
}
