package io.github.keycloakguests.tests.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A database outside a server, with a changelog's tables and a Hibernate over some entities. */
public final class TestDatabase implements AutoCloseable {

    private final EntityManagerFactory factory;
    private final RecordedSql sql;

    TestDatabase(EntityManagerFactory factory, RecordedSql sql) {
        this.factory = factory;
        this.sql = sql;
    }

    /** What it was asked. */
    public RecordedSql sql() {
        return sql;
    }

    public EntityManagerFactory factory() {
        return factory;
    }

    /** Commits what the work did; if it throws, rolls back and throws on. */
    public <T> T inTransaction(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entities);
                transaction.commit();
                return result;
            } finally {
                if (transaction.isActive()) {
                    transaction.rollback();
                }
            }
        }
    }

    /** The same for work without a result. */
    public void withTransaction(Consumer<EntityManager> work) {
        inTransaction(entities -> {
            work.accept(entities);
            return null;
        });
    }

    @Override
    public void close() {
        factory.close();
    }
}
