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
    boolean write(Deed deed, Grant before, Grant after, UserId actor) {
        if (!grants.change(after, now())) {
            return false;
        }
        HostId host = after.access().host();
        boolean moved = !before.access().permission().equals(after.access().permission());
        if (!before.standsAt(now()) && after.standsAt(now())) {
            // Whatever time may have taken it out of, and its permission may be another one now.
            memberships.enter(after);
        } else if (moved && after.state() != GrantState.ENDED) {
            memberships.move(before, after);
        }
        boolean left =
                seating.settle(after.guest(), host, now()).stream().allMatch(it -> it.state() == GrantState.ENDED);
        if (after.state() == GrantState.ENDED && after.status().why() != EndReason.CONVERTED) {
            memberships.leave(after);
            if (left) {
                memberships.leaveHost(after.guest(), host);
            }
        }
        trail.note(GrantTrail.changed(deed, before, after, actor, now()));
        return true;
    }
}
