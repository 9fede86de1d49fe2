package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.keycloak.reconcile.Findings;
import io.github.keycloakguests.keycloak.reconcile.Mismatch;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found to differ, as the API shows it. */
public record FindingsView(List<Entry> mismatches, boolean more) {

    /** One of them. */
    public record Entry(String kind, String id, boolean mended) {}

    static FindingsView of(Findings findings) {
        return new FindingsView(
                findings.mismatches().stream()
                        .map(it -> new Entry(name(it.kind()), it.id(), it.mended()))
                        .toList(),
                findings.more());
    }

    /** How many there were of each kind. */
    static Map<String, Long> numbers(Findings findings) {
        return findings.numbers().entrySet().stream()
                .collect(Collectors.toMap(it -> name(it.getKey()), Map.Entry::getValue, Long::sum, TreeMap::new));
    }

    private static String name(Mismatch.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
