package io.github.keycloakguests.tests.probe;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** Asks the server's database, or changes it behind the server's back. */
@Produces(MediaType.APPLICATION_JSON)
public final class SqlResource {

    private final EntityManager entities;

    SqlResource(EntityManager entities) {
        this.entities = entities;
    }

    /** The rows that were found, or as the only value of an only row how many were changed. */
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    public List<List<String>> run(String sql) {
        return entities.unwrap(Session.class).doReturningWork(it -> run(it, sql));
    }

    private static List<List<String>> run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql)
                    ? rows(statement.getResultSet())
                    : List.of(List.of(String.valueOf(statement.getUpdateCount())));
        }
    }

    private static List<List<String>> rows(ResultSet found) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (found.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                row.add(String.valueOf(found.getString(i)));
            }
            rows.add(row);
        }
        return rows;
    }
}
