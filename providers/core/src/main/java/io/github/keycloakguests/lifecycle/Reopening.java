package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.space.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides whether a grant that time has ended may begin again. */
public final class Reopening {

    private final Grants grants;
    private final Duration retention;

    /** @param retention for how long after its end a grant may */
    public Reopening(Grants grants, Duration retention) {
        this.grants = grants;
        this.retention = retention;
    }

    /** What speaks against the next form of a grant, of which nothing does while it stands, or as long as it stays over. */
    Optional<GrantObjection> objectionTo(Grant before, Grant after, GuestType type, GrantBook book) {
        Instant now = book.now();
        if (before.standsAt(now) || !after.standsAt(now)) {
            return Optional.empty();
        }
        if (forgotten(before, now)) {
            return Optional.of(GrantObjection.RETENTION_OVER);
        }
        HostId host = before.access().host();
        // Those at other hosts are none of this one's business (decision 0016).
        List<Grant> here = grants.of(before.guest()).stream()
                .filter(it -> it.access().host().equals(host))
                .toList();
        if (!type.roomFor(before.access().space(), here, now)) {
            return Optional.of(GrantObjection.SPACES_LIMIT);
        }
        return book.seated(before) || book.lock(host).seats() ? Optional.empty() : Optional.of(GrantObjection.NO_PLACE);
    }

    private boolean forgotten(Grant before, Instant now) {
        Instant end = before.access().end();
        return end != null && !now.isBefore(end.plus(retention));
    }
}
