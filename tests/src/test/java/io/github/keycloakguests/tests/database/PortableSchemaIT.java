package io.github.keycloakguests.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.keycloak.jpa.GuestsEntities;
import io.github.keycloakguests.tests.server.HarnessSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateSqlCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables have to be like in databases that are not here: MariaDB, MySQL, SQL Server, Oracle. */
class PortableSchemaIT {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (?:\\w+\\.)?[\"`]?(GUESTS_\\w+)");
    private static final Pattern NAME = Pattern.compile("\\b(?:GUESTS|IDX|PK|UK|UX)_\\w+");

    /** The oldest that Keycloak 26.7 supports, where what it knows depends on that. */
    private static final Map<String, String> VERSIONS = Map.of("oracle", "&version=19.3");

    /** MySQL's bound for an index, with the four bytes that a character may take there (InnoDB, DYNAMIC rows). */
    private static final int WIDEST_INDEX = 3072;

    private static final int WIDTH_OF_A_CHARACTER = 4;
    private static final int WIDTH_OF_A_NUMBER = 8;

    private static TestDatabase database;

    @BeforeAll
    static void here() {
        database = Databases.h2(GuestsEntities.CHANGELOG, GuestsEntities.ALL);
    }

    @AfterAll
    static void gone() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "mysql", "mssql", "oracle", "postgresql", "h2"})
    void areMadeInEachOfThem(String kind) {
        String sql = script(kind);

        assertThat(TABLE.matcher(sql).results().map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(columns().keySet());
    }

    /** Oracle's bound of old, which Keycloak keeps to as well. */
    @Test
    void haveShortNames() {
        assertThat(NAME.matcher(script("oracle"))
                        .results()
                        .map(MatchResult::group)
                        .distinct())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(30));
    }

    /** Hibernate names them without quotation marks. What Liquibase knows of MySQL is not reserved in every case. */
    @ParameterizedTest
    @ValueSource(strings = {"mssql", "oracle"})
    void haveNoColumnsThatAreWordsOfTheLanguage(String kind) {
        Database language = offline(kind, HarnessSettings.target().resolve("words-" + kind + ".csv"));

        assertThat(columns().values().stream()
                        .flatMap(it -> it.keySet().stream())
                        .filter(language::isReservedWord))
                .isEmpty();
        assertThat("ORDER").as("Liquibase knows words").matches(language::isReservedWord);
    }

    @ParameterizedTest
    @CsvSource({"oracle, BOOLEAN", "oracle, BIGINT", "mssql, BOOLEAN", "mssql, CLOB"})
    void haveNoColumnsOfATypeThatIsUnknownThere(String kind, String type) {
        assertThat(Pattern.compile("\\w+ " + type + "\\b").matcher(script(kind)).results())
                .isEmpty();
    }

    /** SQL Server takes two empty values for equal, Oracle an empty text for none. */
    @Test
    void haveNothingUniqueThatMayBeEmpty() {
        Map<String, Map<String, Column>> columns = columns();

        assertThat(indexes(true))
                .isNotEmpty()
                .allSatisfy(index -> assertThat(index.columns())
                        .as(index.name())
                        .allSatisfy(it -> assertThat(
                                        columns.get(index.table()).get(it).nullable())
                                .isFalse()));
    }

    @Test
    void haveNarrowIndexes() {
        Map<String, Map<String, Column>> columns = columns();

        assertThat(indexes(false))
                .isNotEmpty()
                .allSatisfy(index -> assertThat(index.columns().stream()
                                .mapToInt(
                                        it -> columns.get(index.table()).get(it).width())
                                .sum())
                        .as(index.name())
                        .isLessThanOrEqualTo(WIDEST_INDEX));
    }

    private static String script(String kind) {
        Path history = HarnessSettings.target().resolve("offline-" + kind + ".csv");
        ByteArrayOutputStream script = new ByteArrayOutputStream();
        try {
            Files.deleteIfExists(history);
            new CommandScope(UpdateSqlCommandStep.COMMAND_NAME)
                    .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, offline(kind, history))
                    .addArgumentValue(UpdateSqlCommandStep.CHANGELOG_FILE_ARG, GuestsEntities.CHANGELOG)
                    .setOutput(script)
                    .execute();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return script.toString(StandardCharsets.UTF_8).toUpperCase(Locale.ROOT);
    }

    private static Database offline(String kind, Path history) {
        try {
            return DatabaseFactory.getInstance()
                    .openDatabase(
                            "offline:" + kind + "?outputLiquibaseSql=none&changeLogFile=" + history
                                    + VERSIONS.getOrDefault(kind, ""),
                            null,
                            null,
                            null,
                            new ClassLoaderResourceAccessor());
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Map<String, Column>> columns() {
        return asked(metadata -> {
            Map<String, Map<String, Column>> tables = new TreeMap<>();
            try (ResultSet found = metadata.getColumns(null, null, "GUESTS\\_%", null)) {
                while (found.next()) {
                    boolean text = found.getString("TYPE_NAME").contains("CHAR");
                    int width = text ? found.getInt("COLUMN_SIZE") * WIDTH_OF_A_CHARACTER : WIDTH_OF_A_NUMBER;
                    tables.computeIfAbsent(found.getString("TABLE_NAME"), it -> new HashMap<>())
                            .put(
                                    found.getString("COLUMN_NAME"),
                                    new Column(width, found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
                }
            }
            return tables;
        });
    }

    private static List<Index> indexes(boolean unique) {
        return asked(metadata -> {
            Map<String, Index> indexes = new TreeMap<>();
            for (String table : columns().keySet()) {
                try (ResultSet found = metadata.getIndexInfo(null, null, table, unique, false)) {
                    while (found.next()) {
                        indexes.computeIfAbsent(
                                        found.getString("INDEX_NAME"), it -> new Index(it, table, new ArrayList<>()))
                                .columns()
                                .add(found.getString("COLUMN_NAME"));
                    }
                }
            }
            return List.copyOf(indexes.values());
        });
    }

    private static <T> T asked(Question<T> question) {
        return database.inTransaction(entities -> entities.unwrap(Session.class)
                .doReturningWork((Connection connection) -> question.of(connection.getMetaData())));
    }

    private record Column(int width, boolean nullable) {}

    private record Index(String name, String table, List<String> columns) {}

    @FunctionalInterface
    private interface Question<T> {
        T of(DatabaseMetaData metadata) throws SQLException;
    }
}
