package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.GrantTrail;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.Memberships;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Seating;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;

/** Changes grants one by one, with all that follows from each: place, Keycloak's groups, trail. */
public final class GrantBook {

    private final Grants grants;
    private final Places places;
    private final Seating seating;
    private final Memberships memberships;
    private final Trail trail;
    private final Clock clock;

    public GrantBook(Grants grants, Places places, Seating seating, Memberships memberships, Trail trail, Clock clock) {
        this.grants = grants;
        this.places = places;
        this.seating = seating;
        this.memberships = memberships;
        this.trail = trail;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Locks the places of every host that these grants are at, always in the same order. */
    void lock(Collection<Grant> some) {
        some.stream()
                .map(it -> it.access().host())
                .distinct()
                .sorted(Comparator.comparing(HostId::value))
                .forEach(it -> places.lock(it, now()));
    }

    Tally lock(HostId host) {
        return places.lock(host, now());
    }

    /** Whether the guest takes a place at the grant's host, by whatever grant. */
    boolean seated(Grant grant) {
        return places.seated(grant.access().host(), grant.guest());
    }

    /** Writes the next form; false when somebody else was first. */
    boolean write(Deed deed, Grant before, Grant wished, UserId actor) {
        Grant after = wished.waiting() && wished.liveAt(now()) ? wished.begun() : wished;
        if (!grants.change(after, now())) {
            return false;
        }
        if (after.state() != GrantState.ENDED) {
            place(before, after);
        }
        boolean last = settle(after);
        if (after.state() == GrantState.ENDED && after.status().why() != EndReason.CONVERTED) {
            leave(after, last);
        }
        trail.note(GrantTrail.changed(deed, before, after, actor, now()));
        return true;
    }

    /** Has the guest leave whose grant is past its end. The grant stays as it is, so that it can be renewed. */
    void expire(Grant over) {
        leave(over, settle(over));
        trail.note(GrantTrail.expired(over, now()));
    }

    /** Lets the guest in whose grant has begun by itself; false when somebody else was first. */
    boolean begin(Grant waiting) {
        Grant begun = waiting.begun();
        if (!grants.change(begun, now())) {
            return false;
        }
        place(waiting, begun);
        settle(begun);
        trail.note(GrantTrail.begun(begun, now()));
        return true;
    }

    /** Whoever begins, or begins again, enters: time may have taken it out of groups and host meanwhile. */
    private void place(Grant before, Grant after) {
        boolean again = !before.standsAt(now()) && after.standsAt(now());
        if (!after.waiting() && (before.waiting() || again)) {
            memberships.enter(after);
        } else if (!after.waiting()
                && !before.access().permission().equals(after.access().permission())) {
            memberships.move(before, after);
        }
    }

    /** Whoever waits for its start has not come in yet, and has nothing to leave. */
    private void leave(Grant grant, boolean last) {
        if (grant.waiting()) {
            return;
        }
        memberships.leave(grant);
        if (last) {
            memberships.leaveHost(grant.guest(), grant.access().host());
        }
    }

    /** Whether the guest is in the host by no grant any more. */
    private boolean settle(Grant grant) {
        return seating.settle(grant.guest(), grant.access().host(), now()).stream()
                .allMatch(it -> it.waiting() || !it.standsAt(now()));
    }
}
