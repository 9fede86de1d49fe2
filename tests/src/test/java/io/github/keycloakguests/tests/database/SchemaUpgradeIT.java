package io.github.keycloakguests.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import liquibase.changelog.ChangeLogParameters;
import liquibase.exception.LiquibaseException;
import liquibase.parser.core.xml.XMLChangeLogSAXParser;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows that stand in the tables as any change set left them are there, and can be read, when all others have run. */
@Tag("journey")
class SchemaUpgradeIT {

    @Test
    void keepsWhatIsThere() throws SQLException {
        String url = Databases.chosen();
        Map<String, Integer> rows = new HashMap<>();
        int all = changeSets();
        for (int done = 1; done <= all; done++) {
            Databases.update(url, GuestsEntities.CHANGELOG, 1);
            for (Map.Entry<String, List<Column>> table : tables(url).entrySet()) {
                addRow(url, table.getKey(), table.getValue(), done + " of before");
                rows.merge(table.getKey(), 1, Integer::sum);
            }
        }

        assertThat(rows).containsEntry("GUESTS_ACCOUNT", all).hasSize(GuestsEntities.ALL.size());
        try (TestDatabase database = Databases.database(url, GuestsEntities.CHANGELOG, GuestsEntities.ALL)) {
            for (Class<?> entity : GuestsEntities.ALL) {
                String table = entity.getAnnotation(Table.class).name();
                assertThat(database.<List<?>>inTransaction(
                                it -> it.createQuery("from " + entity.getSimpleName(), entity)
                                        .getResultList()))
                        .as(table)
                        .hasSize(rows.get(table));
            }
        }
    }

    private static void addRow(String url, String table, List<Column> columns, String text) throws SQLException {
        String names = String.join(", ", columns.stream().map(Column::name).toList());
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into " + table + " (" + names + ") values (" + places + ")")) {
            for (int i = 0; i < columns.size(); i++) {
                insert.setObject(i + 1, columns.get(i).value(text));
            }
            insert.executeUpdate();
        }
    }

    private static Map<String, List<Column>> tables(String url) throws SQLException {
        Map<String, List<Column>> tables = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            DatabaseMetaData metadata = connection.getMetaData();
            String ours = metadata.storesLowerCaseIdentifiers() ? "guests_%" : "GUESTS_%";
            try (ResultSet found = metadata.getColumns(connection.getCatalog(), null, ours, null)) {
                while (found.next()) {
                    tables.computeIfAbsent(
                                    found.getString("TABLE_NAME").toUpperCase(Locale.ROOT), it -> new ArrayList<>())
                            .add(new Column(
                                    found.getString("COLUMN_NAME"),
                                    found.getInt("DATA_TYPE"),
                                    found.getInt("COLUMN_SIZE")));
                }
            }
        }
        return tables;
    }

    private static int changeSets() {
        try {
            return new XMLChangeLogSAXParser()
                    .parse(GuestsEntities.CHANGELOG, new ChangeLogParameters(), new ClassLoaderResourceAccessor())
                    .getChangeSets()
                    .size();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Column(String name, int type, int size) {

        /** Something that it takes; a text is cut to its size. */
        Object value(String text) {
            return switch (type) {
                case Types.BOOLEAN, Types.BIT -> true;
                case Types.BIGINT, Types.INTEGER -> 1;
                default -> text.substring(0, Math.min(size, text.length()));
            };
        }
    }
}
