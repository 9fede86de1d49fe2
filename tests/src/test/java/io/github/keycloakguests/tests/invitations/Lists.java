package io.github.keycloakguests.tests.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.api.Api;
import io.github.keycloakguests.tests.realm.Http;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A list of the API, read page by page as one caller sees it.
 *
 * @param cursor the field of an entry by which the next page is asked for
 */
public record Lists(Api caller, String route, String cursor) {

    public static Lists ofInvitations(Api caller) {
        return new Lists(caller, "invitations", "id");
    }

    public static Lists ofGuests(Api caller) {
        return new Lists(caller, "guests", "cursor");
    }

    /** All in one answer, which must have room. */
    public List<JsonNode> whole(Map<String, String> query) {
        Map<String, String> all = new LinkedHashMap<>(query);
        all.putIfAbsent("max", "200");
        return entries(caller.shown(route + "?" + Http.encoded(all)));
    }

    public List<String> whole(Map<String, String> query, String field) {
        return fields(whole(query), field);
    }

    /** In pages of that size, with something that happens after each. */
    public List<JsonNode> paged(Map<String, String> query, int size, Runnable meanwhile) {
        List<JsonNode> read = new ArrayList<>();
        Map<String, String> next = new LinkedHashMap<>(query);
        next.put("max", String.valueOf(size));
        while (true) {
            List<JsonNode> page = entries(caller.shown(route + "?" + Http.encoded(next)));
            assertThat(page.size()).isLessThanOrEqualTo(size);
            read.addAll(page);
            if (page.size() < size) {
                return read;
            }
            next.put("after", page.getLast().path(cursor).asText());
            meanwhile.run();
        }
    }

    public static List<String> fields(List<JsonNode> entries, String field) {
        return entries.stream().map(it -> it.path(field).asText()).toList();
    }

    private static List<JsonNode> entries(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
