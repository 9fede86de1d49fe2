package io.github.keycloakguests.tests.database;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Wrapper;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.service.UnknownUnwrapTypeException;

/** Connections to no database: every statement finds no rows and changes none. */
public final class NoConnections implements ConnectionProvider {

    @Override
    public Connection getConnection() {
        return nothing(Connection.class);
    }

    @Override
    public void closeConnection(Connection connection) {}

    private static <T> T nothing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                NoConnections.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> nothingOf(method)));
    }

    private static Object nothingOf(Method method) {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return Wrapper.class.isAssignableFrom(type) ? nothing(type) : null;
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        throw new UnknownUnwrapTypeException(type);
    }
}
