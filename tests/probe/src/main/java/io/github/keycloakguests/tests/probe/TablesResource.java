package io.github.keycloakguests.tests.probe;

import jakarta.persistence.EntityManager;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;

/** All rows of all tables whose name begins with {@code GUESTS_}, names in upper case. */
@Produces(MediaType.APPLICATION_JSON)
public final class TablesResource {

    private final EntityManager entities;

    TablesResource(EntityManager entities) {
        this.entities = entities;
    }

    @GET
    public Map<String, List<Map<String, String>>> rows() {
        return entities.unwrap(Session.class).doReturningWork(TablesResource::read);
    }

    private static Map<String, List<Map<String, String>>> read(Connection connection) throws SQLException {
        Map<String, List<Map<String, String>>> tables = new TreeMap<>();
        for (String table : names(connection)) {
            tables.put(table.toUpperCase(Locale.ROOT), rows(connection, table));
        }
        return tables;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (name.toUpperCase(Locale.ROOT).startsWith("GUESTS_")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<Map<String, String>> rows(Connection connection, String table) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select * from " + table)) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnName(i).toUpperCase(Locale.ROOT), String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
