package io.github.keycloakguests.tests.database;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** The statements that Hibernate made, in the order in which it prepared them. */
public final class RecordedSql implements StatementInspector {

    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public String inspect(String sql) {
        statements.add(sql);
        return sql;
    }

    /** Forgets those of before. */
    public void restart() {
        statements.clear();
    }

    public List<String> statements() {
        return List.copyOf(statements);
    }
}
