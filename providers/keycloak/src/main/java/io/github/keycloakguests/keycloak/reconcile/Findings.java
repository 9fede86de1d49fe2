package io.github.keycloakguests.keycloak.reconcile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one pass over a realm came to.
 *
 * @param more whether there was more of something than one pass takes
 */
public record Findings(List<Mismatch> mismatches, boolean more) {

    public Findings {
        mismatches = List.copyOf(mismatches);
    }

    /** How many there are of each kind: logs and events have little room. */
    public Map<Mismatch.Kind, Long> numbers() {
        return mismatches.stream()
                .collect(Collectors.groupingBy(
                        Mismatch::kind, () -> new EnumMap<>(Mismatch.Kind.class), Collectors.counting()));
    }

    /** How many of them are as they should be now. */
    public long mended() {
        return mismatches.stream().filter(Mismatch::mended).count();
    }
}
