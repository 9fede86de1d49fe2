package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.HostId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a guest did at a host that is not written down yet, by each of the grants that let it in there. */
public record Visit(UserId guest, HostId host, Map<GrantId, LastSeen> grants) {

    public Visit {
        grants = Map.copyOf(grants);
    }

    /** One thing, done by all of these grants. */
    public static Visit of(UserId guest, HostId host, List<Grant> grants, LastSeen seen) {
        return new Visit(guest, host, grants.stream().collect(Collectors.toMap(Grant::id, it -> seen)));
    }

    /** Both as one; they are of the same guest and host. */
    public Visit and(Visit other) {
        Map<GrantId, LastSeen> both = new HashMap<>(grants);
        other.grants.forEach((grant, seen) -> both.merge(grant, seen, LastSeen::and));
        return new Visit(guest, host, both);
    }

    /** By whichever of the grants. */
    public LastSeen seen() {
        return grants.values().stream().reduce(LastSeen.NEVER, LastSeen::and);
    }
}
