package io.github.keycloakguests.guest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a guest stands: the account (absent when only the role says guest) and every grant it ever had. */
public record Standing(Optional<GuestAccount> account, List<Grant> grants) {

    public Standing {
        grants = List.copyOf(grants);
    }

    /** The grants that let it in at that moment. */
    public List<Grant> liveAt(Instant now) {
        return grants.stream().filter(it -> it.liveAt(now)).toList();
    }

    /** Those that let it in at that moment, and by which it has yet to come into Keycloak's groups. */
    public List<Grant> begunAt(Instant now) {
        return grants.stream().filter(it -> it.waiting() && it.liveAt(now)).toList();
    }

    /** Whether it may log in at that moment. */
    public boolean admittedAt(Instant now) {
        return grants.stream().anyMatch(it -> it.liveAt(now));
    }

    /** Of the grants that are over, the one that ended last; a guest whose grants all lie ahead has none. */
    public Optional<Grant> lastEnded(Instant now) {
        return grants.stream()
                .filter(it -> !it.liveAt(now) && !now.isBefore(it.access().start()))
                .max(Comparator.comparing(it -> it.access().end() == null
                        ? it.access().start()
                        : it.access().end()));
    }
}
