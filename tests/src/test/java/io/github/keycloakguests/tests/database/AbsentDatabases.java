package io.github.keycloakguests.tests.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.Query;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.OracleDialect;
import org.hibernate.dialect.SQLServerDialect;
import org.hibernate.jpa.HibernatePersistenceProvider;

/**
 * Databases that Keycloak supports and that are not here, MySQL, SQL Server and Oracle: Hibernate puts each query into the language of
 * each of them, which fails where it cannot, and finds nothing.
 */
public final class AbsentDatabases implements AutoCloseable {

    private static final Set<String> FINDING =
            Set.of("getResultList", "getResultStream", "getSingleResult", "getSingleResultOrNull");

    private final Absent mySql;
    private final Absent oracle;
    private final Absent sqlServer;

    /** In the oldest versions that Keycloak 26.7 supports. */
    public AbsentDatabases(Collection<Class<?>> entities) {
        this.mySql = Absent.with(MySQLDialect.class, 8, entities);
        this.oracle = Absent.with(OracleDialect.class, 19, entities);
        this.sqlServer = Absent.with(SQLServerDialect.class, 15, entities);
    }

    /** The statements of MySQL so far. */
    public RecordedSql mySql() {
        return mySql.sql();
    }

    /** The statements of Oracle so far. */
    public RecordedSql oracle() {
        return oracle.sql();
    }

    /** The statements of SQL Server so far. */
    public RecordedSql sqlServer() {
        return sqlServer.sql();
    }

    /** Does the work in each of them. */
    public void each(Consumer<EntityManager> work) {
        for (Absent it : all()) {
            try (EntityManager entities = it.begun()) {
                work.accept(entities);
            }
        }
    }

    /** Does the work in the database that is here, which answers, and asks each of its queries in the others as well. */
    public <T> T along(EntityManager here, Function<EntityManager, T> work) {
        List<EntityManager> absent = all().stream().map(Absent::begun).toList();
        try {
            return work.apply(proxy(EntityManager.class, (self, method, arguments) -> {
                Object result = call(here, method, arguments);
                return result instanceof Query query ? along(query, method, arguments, absent) : result;
            }));
        } finally {
            absent.forEach(EntityManager::close);
        }
    }

    private static Query along(Query here, Method creation, Object[] text, List<EntityManager> absent)
            throws Throwable {
        Query[] others = new Query[absent.size()];
        for (int i = 0; i < others.length; i++) {
            others[i] = (Query) call(absent.get(i), creation, text);
        }
        return (Query) proxy(creation.getReturnType(), (self, method, arguments) -> {
            for (Query it : others) {
                if (FINDING.contains(method.getName())) {
                    it.getResultList();
                } else {
                    call(it, method, arguments);
                }
            }
            Object result = call(here, method, arguments);
            return result instanceof Query ? self : result;
        });
    }

    private List<Absent> all() {
        return List.of(mySql, oracle, sqlServer);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public void close() {
        all().forEach(it -> it.factory().close());
    }

    private record Absent(EntityManagerFactory factory, RecordedSql sql) {

        static Absent with(Class<? extends Dialect> dialect, int version, Collection<Class<?>> entities) {
            RecordedSql sql = new RecordedSql();
            PersistenceConfiguration configuration = new PersistenceConfiguration(dialect.getSimpleName())
                    .provider(HibernatePersistenceProvider.class.getName())
                    .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                    .property("hibernate.dialect", dialect.getName())
                    .property("jakarta.persistence.database-major-version", version)
                    .property("hibernate.boot.allow_jdbc_metadata_access", "false")
                    .property("hibernate.connection.provider_class", NoConnections.class.getName())
                    .property("hibernate.session_factory.statement_inspector", sql);
            entities.forEach(configuration::managedClass);
            return new Absent(configuration.createEntityManagerFactory(), sql);
        }

        EntityManager begun() {
            EntityManager entities = factory.createEntityManager();
            entities.getTransaction().begin();
            return entities;
        }
    }
}
