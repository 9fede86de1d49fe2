package io.github.keycloakguests.tests;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.realm.Answer;
import io.github.keycloakguests.tests.realm.TestRealm;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What stands in our tables on the server's database. */
public final class GuestsTables {

    private final Supplier<JsonNode> tables;

    GuestsTables(TestRealm realm) {
        this(() -> read(realm));
    }

    private GuestsTables(Supplier<JsonNode> tables) {
        this.tables = tables;
    }

    /** As they stand now, however often this is asked. */
    public GuestsTables frozen() {
        JsonNode now = tables.get();
        return new GuestsTables(() -> now);
    }

    /** Everything, of all realms, as one text. */
    public String dump() {
        return tables.get().toString();
    }

    /** The rows of one table, such as {@code GUESTS_MAIL}, that hold this value in that column. */
    public List<JsonNode> rows(String table, String column, String value) {
        return StreamSupport.stream(tables.get().path(table).spliterator(), false)
                .filter(row -> row.path(column).asText().equals(value))
                .toList();
    }

    /** How many rows of this realm id each table holds; tables without any are left out. */
    public Map<String, Long> count(String realmId) {
        Map<String, Long> counts = new TreeMap<>();
        tables.get()
                .properties()
                .forEach(table -> table.getValue().forEach(row -> {
                    if (row.path("REALM_ID").asText().equals(realmId)) {
                        counts.merge(table.getKey(), 1L, Long::sum);
                    }
                }));
        return counts;
    }

    private static JsonNode read(TestRealm realm) {
        // By way of the master realm, for the test's own may be gone.
        Answer answer = realm.call("GET", "/realms/master/probe/tables", "");
        if (answer.status() != 200) {
            throw new AssertionError("the probe answered " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }
}
