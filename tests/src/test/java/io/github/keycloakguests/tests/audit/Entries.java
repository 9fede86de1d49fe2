package io.github.keycloakguests.tests.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.realm.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The audit trail of one realm, as it stands in its table. */
final class Entries {

    /** Who did what, on whom, and what was and is. */
    record Entry(JsonNode row) {

        String id() {
            return text("ID");
        }

        String deed() {
            return text("DEED");
        }

        String actor() {
            return text("ACTOR_ID");
        }

        String host() {
            return text("HOST_ID");
        }

        String space() {
            return text("SPACE_ID");
        }

        String user() {
            return text("USER_ID");
        }

        String about() {
            return text("ABOUT");
        }

        long at() {
            return Long.parseLong(text("AT"));
        }

        JsonNode before() {
            return Json.parse(text("OLD_VALUES"));
        }

        JsonNode after() {
            return Json.parse(text("NEW_VALUES"));
        }

        private String text(String column) {
            assertThat(row.has(column)).as(column + " of " + row).isTrue();
            return row.path(column).asText();
        }
    }

    private final GuestsTables tables;
    private final String realmId;

    Entries(GuestsTables tables, String realmId) {
        this.tables = tables;
        this.realmId = realmId;
    }

    List<Entry> all() {
        return tables.rows("GUESTS_AUDIT", "REALM_ID", realmId).stream()
                .map(Entry::new)
                .toList();
    }

    /** What this has left, whatever it takes. */
    List<Entry> during(Runnable change) {
        Set<String> known = all().stream().map(Entry::id).collect(Collectors.toCollection(HashSet::new));
        change.run();
        return all().stream().filter(it -> !known.contains(it.id())).toList();
    }

    /** The one entry of that deed which this has left. */
    Entry one(String deed, Runnable change) {
        List<Entry> left = during(change);
        List<Entry> found = left.stream().filter(it -> it.deed().equals(deed)).toList();
        assertThat(found).as(left.toString()).hasSize(1);
        return found.getFirst();
    }
}
