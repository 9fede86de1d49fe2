package io.github.keycloakguests.keycloak.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.engine.spi.SessionImplementor;

/** The rows of one realm: every query that goes through here names it. */
final class RealmRows {

    /** Rows written in one JDBC batch, and values named in one query. */
    static final int BATCH = 100;

    private final EntityManager entities;
    private final String realmId;

    RealmRows(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    String realmId() {
        return realmId;
    }

    /** A query whose text names the realm as {@code :realm}. */
    <T> TypedQuery<T> select(String query, Class<T> type) {
        return entities.createQuery(query, type).setParameter("realm", realmId);
    }

    /** An update or delete whose text names the realm as {@code :realm}. */
    Query change(String query) {
        return entities.createQuery(query).setParameter("realm", realmId);
    }

    /**
     * The rows that a query finds, as values. They are detached at once: conditional updates pass by the persistence
     * context, which would go on showing what it read before them.
     */
    <E, T> List<T> values(TypedQuery<E> query, Function<E, T> value) {
        return query.getResultList().stream()
                .map(row -> {
                    T it = value.apply(row);
                    entities.detach(row);
                    return it;
                })
                .toList();
    }

    /** The same for rows of several entities each, some of which may be missing, and of texts and numbers. */
    <T> List<T> joined(TypedQuery<Object[]> query, Function<Object[], T> value) {
        List<Object[]> found = query.getResultList();
        List<T> values = found.stream().map(value).toList();
        found.stream()
                .flatMap(Stream::of)
                .filter(it -> it != null && !(it instanceof String) && !(it instanceof Number))
                .forEach(entities::detach);
        return values;
    }

    /**
     * Executes an insertion that does nothing where such a row is there already. Whether it has added its row: drivers of MySQL
     * and MariaDB count the one that was there as well, so that it has to be looked for.
     *
     * @param own counts the row that was to be added, by what no other has
     */
    boolean added(Query insertion, TypedQuery<Long> own) {
        return insertion.executeUpdate() == 1 && (!countsWhatWasThere() || own.getSingleResult() == 1);
    }

    private boolean countsWhatWasThere() {
        return entities.unwrap(SessionImplementor.class).getJdbcServices().getDialect() instanceof MySQLDialect;
    }

    <E, T> Optional<T> value(TypedQuery<E> query, Function<E, T> value) {
        return values(query, value).stream().findFirst();
    }

    /** Writes new rows in JDBC batches, so that a broken constraint is met here and not at commit. */
    void insert(Collection<?> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Session session = entities.unwrap(Session.class);
        Integer before = session.getJdbcBatchSize();
        session.setJdbcBatchSize(BATCH);
        rows.forEach(entities::persist);
        entities.flush();
        session.setJdbcBatchSize(before);
        rows.forEach(entities::detach);
    }

    /** The values in portions that fit one query. */
    static <T> List<List<T>> portions(Collection<T> values) {
        List<T> all = List.copyOf(values);
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            portions.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return portions;
    }
}
