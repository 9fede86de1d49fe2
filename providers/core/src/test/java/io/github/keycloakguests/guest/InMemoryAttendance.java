package io.github.keycloakguests.guest;

import io.github.keycloakguests.quota.InMemoryPlaces;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The attendance of one realm, for tests. */
public final class InMemoryAttendance implements Attendance {

    private final InMemoryGrants grants;
    private final InMemoryPlaces places;
    private final Map<GrantId, LastSeen> used = new HashMap<>();
    private final Map<String, LastSeen> seen = new HashMap<>();
    private final Map<String, Instant> noted = new HashMap<>();

    public InMemoryAttendance(InMemoryGrants grants, InMemoryPlaces places) {
        this.grants = grants;
        this.places = places;
    }

    @Override
    public synchronized Map<GrantId, LastSeen> of(Collection<GrantId> ids) {
        Map<GrantId, LastSeen> found = new HashMap<>(used);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public synchronized Noting note(Visit visit, Instant now) {
        return places.seats().stream()
                .filter(it -> it.stay().guest().equals(visit.guest())
                        && it.stay().host().equals(visit.host()))
                .map(InMemoryPlaces.Seat::key)
                .findFirst()
                .map(it -> note(it, visit.seen(), now))
                .orElseGet(Noting.Needless::new);
    }

    @Override
    public synchronized void note(GrantId grant, LastSeen now) {
        grants.find(grant).ifPresent(it -> used.merge(grant, now, LastSeen::and));
    }

    private Noting note(String stay, LastSeen visit, Instant now) {
        LastSeen before = seen.getOrDefault(stay, LastSeen.NEVER);
        if (before.and(visit).equals(before)) {
            return new Noting.Needless();
        }
        Instant again = noted.getOrDefault(stay, Instant.EPOCH).plus(PAUSE);
        if (now.isBefore(again)) {
            return new Noting.TooSoon(again);
        }
        seen.put(stay, before.and(visit));
        noted.put(stay, now);
        return new Noting.Written();
    }
}
