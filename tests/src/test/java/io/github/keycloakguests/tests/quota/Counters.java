package io.github.keycloakguests.tests.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakguests.tests.GuestsTables;
import io.github.keycloakguests.tests.api.Api;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How many places of a host are taken by guests, and how many are held by invitations. */
record Counters(long used, long reserved) {

    /** As the API shows them. */
    static Counters shown(Api caller, String host) {
        return shown(caller.quota(host));
    }

    static Counters shown(JsonNode quota) {
        return new Counters(quota.path("used").asLong(), quota.path("reserved").asLong());
    }

    /** As they are kept, what has lapsed since the last change included. */
    static Counters kept(GuestsTables tables, String host) {
        List<JsonNode> rows = tables.rows("GUESTS_QUOTA", "HOST_ID", host);
        return rows.isEmpty()
                ? new Counters(0, 0)
                : new Counters(
                        rows.getFirst().path("USED").asLong(),
                        rows.getFirst().path("RESERVED").asLong());
    }

    /** Counted anew, from the guests and the invitations themselves. */
    static Counters recounted(GuestsTables tables, String host) {
        return new Counters(
                tables.rows("GUESTS_STAY", "HOST_ID", host).stream()
                        .filter(it -> isTrue(it, "COUNTED"))
                        .count(),
                tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                        .filter(it -> isTrue(it, "HELD"))
                        .count());
    }

    /** As they should be where nobody was invited who had a place: one for each guest whose access stands, and each open offer. */
    static Counters deserved(GuestsTables tables, String host, Instant now) {
        Set<String> seated = tables.rows("GUESTS_STAY", "HOST_ID", host).stream()
                .filter(it -> !it.path("STATE").asText().equals("ENDED"))
                .filter(it -> it.path("UNTIL_AT").asLong() > now.toEpochMilli())
                .map(it -> it.path("EMAIL").asText())
                .collect(Collectors.toSet());
        long offered = tables.rows("GUESTS_INVITATION", "HOST_ID", host).stream()
                .filter(it -> it.path("STATE").asText().equals("OPEN"))
                .filter(it -> it.path("EXPIRES_AT").asLong() > now.toEpochMilli())
                .filter(it -> !seated.contains(it.path("EMAIL").asText()))
                .count();
        return new Counters(seated.size(), offered);
    }

    /** What a host deserves; it is shown so, kept so, and what there is comes to it. */
    static Counters agreed(GuestsTables tables, Api caller, String host, Instant now) {
        Counters deserved = deserved(tables, host, now);
        assertThat(shown(caller, host)).isEqualTo(deserved);
        assertThat(kept(tables, host)).isEqualTo(deserved);
        assertThat(recounted(tables, host)).isEqualTo(deserved);
        return deserved;
    }

    /** PostgreSQL writes {@code t}, H2 {@code TRUE}, MariaDB {@code 1}. */
    private static boolean isTrue(JsonNode row, String column) {
        String value = row.path(column).asText().toLowerCase(Locale.ROOT);
        return value.startsWith("t") || value.equals("1");
    }
}
