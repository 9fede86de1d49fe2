package io.github.keycloakguests.keycloak.reconcile;

import java.util.List;

/**
 * What one pass over a realm came to.
 *
 * @param more whether there was more of something than one pass takes
 */
public record Findings(List<Mismatch> mismatches, boolean more) {

    public Findings {
        mismatches = List.copyOf(mismatches);
    }

    /** How many of them are as they should be now. */
    public long mended() {
        return mismatches.stream().filter(Mismatch::mended).count();
    }
}
