package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a guest stands: the account (absent when only the role says guest) and every grant it ever had. */
public record Standing(Optional<GuestAccount> account, List<Grant> grants) {

    public Standing {
        grants = List.copyOf(grants);
    }

    /** Whether it was in the realm before its grants, and is let in without one. */
    public boolean member() {
        return account.map(it -> it.footing() == Footing.MEMBER).orElse(false);
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

    /** The host that is meant: the one that was chosen, or else the only one that it is let in at, or ever had grants at. */
    public Optional<HostId> host(Optional<HostId> chosen, Instant now) {
        return chosen.or(() -> only(liveAt(now))).or(() -> only(grants));
    }

    /** Of the grants that are over, the one that ended last; a guest whose grants all lie ahead has none. */
    public Optional<Grant> lastEnded(Instant now) {
        return grants.stream()
                .filter(it -> !it.liveAt(now) && !now.isBefore(it.access().start()))
                .max(Comparator.comparing(it -> it.access().end() == null
                        ? it.access().start()
                        : it.access().end()));
    }

    private static Optional<HostId> only(List<Grant> grants) {
        List<HostId> hosts =
                grants.stream().map(it -> it.access().host()).distinct().toList();
        return hosts.size() == 1 ? Optional.of(hosts.getFirst()) : Optional.empty();
    }
}
