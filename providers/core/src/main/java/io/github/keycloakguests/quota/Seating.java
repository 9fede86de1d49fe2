package io.github.keycloakguests.quota;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.Standings;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;

/** Keeps a guest's stay at a host, and so the place it takes, in step with its grants. */
public final class Seating {

    private final Places places;
    private final GuestAccounts accounts;
    private final Grants grants;
    private final Standings standings;

    public Seating(Places places, GuestAccounts accounts, Grants grants, Standings standings) {
        this.places = places;
        this.accounts = accounts;
        this.grants = grants;
        this.standings = standings;
    }

    /** To be called after each change of a guest's grants at a host whose places were locked before; all it has there. */
    public List<Grant> settle(UserId guest, HostId host, Instant now) {
        List<Grant> all = grants.of(guest);
        accounts.find(guest).flatMap(it -> Stay.of(it, host, all)).ifPresent(it -> seat(it, now));
        standings.changed(guest);
        return all.stream().filter(it -> it.access().host().equals(host)).toList();
    }

    /** Whoever takes a place needs none that its invitations hold. */
    private void seat(Stay stay, Instant now) {
        places.seat(stay, now);
        if (stay.takesPlaceAt(now)) {
            places.releaseFor(stay.host(), stay.person().email());
        }
    }
}
