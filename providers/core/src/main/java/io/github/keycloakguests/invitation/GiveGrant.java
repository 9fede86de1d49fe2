package io.github.keycloakguests.invitation;

import io.github.keycloakguests.audit.GrantTrail;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.UserId;
import java.time.Instant;
import java.util.Optional;

/** Gives a guest a grant in a space, with all that follows from it. */
final class GiveGrant {

    private final Grants grants;
    private final Guestbook guestbook;

    GiveGrant(Grants grants, Guestbook guestbook) {
        this.grants = grants;
        this.guestbook = guestbook;
    }

    /**
     * The grant that the guest has afterwards: one that lets it in as early, or that somebody suspended, stays as it is.
     */
    Grant give(UserId guest, Grant.Access access, Grant.Charter charter, UserId actor, Instant now) {
        Optional<Grant> standing = grants.standing(guest, access.space());
        if (standing.filter(it -> kept(it, access, now)).isPresent()) {
            return standing.get();
        }
        Grant given = standing.map(it -> it.regranted(access, charter, now))
                .filter(it -> grants.change(it, now))
                .orElseGet(() -> added(Grant.of(guest, access, charter, now)));
        if (given.waiting()) {
            guestbook.memberships().await(given);
        } else {
            guestbook.memberships().enter(given);
        }
        guestbook.seating().settle(guest, access.host(), now);
        guestbook.trail().note(GrantTrail.made(given, actor, now));
        return given;
    }

    /** A suspension is lifted by who may, and not by another invitation. */
    private static boolean kept(Grant standing, Grant.Access access, Instant now) {
        boolean asEarly = !standing.access().start().isAfter(access.start());
        return standing.standsAt(now) && (asEarly || standing.state() == GrantState.SUSPENDED);
    }

    private Grant added(Grant grant) {
        grants.add(grant);
        return grant;
    }
}
