package io.github.keycloakguests.notice;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * That somebody is told how near the end of a grant is.
 *
 * @param matter what it is about, of which the recipient is told once for each distance and end
 * @param distance how long before the end; zero says that it is over
 */
public record Notice(UserId recipient, String matter, GrantId grant, Duration distance, Instant end) {

    /** To the guest: grants of one host that end together are one matter. */
    static Notice toGuest(Grant grant, Duration distance, Instant end) {
        return new Notice(grant.guest(), grant.access().host().value(), grant.id(), distance, end);
    }

    /** To somebody who manages the guest. */
    static Notice toManager(UserId manager, Grant grant, Duration distance, Instant end) {
        return new Notice(manager, grant.id().value(), grant.id(), distance, end);
    }

    /** Whether it says that the grant is over. */
    public boolean over() {
        return distance.isZero();
    }

    /** The same for all that must be told only once. */
    public String key() {
        return recipient.value() + ":" + matter + ":" + distance.toSeconds() + ":" + end.getEpochSecond();
    }
}
