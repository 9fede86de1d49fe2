package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Tally;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the places of a host were last counted.
 *
 * @param own the quota that is the host's own, if it has one
 */
record HostCount(@Nullable Quota own, long used, long reserved, Members members) {

    /** How long a number of members is good for, unless it is known that they changed. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    /** A host that nothing was counted of yet. */
    static final HostCount NONE = new HostCount(null, 0, 0, new Members(0, Instant.EPOCH));

    /** The number of members at a moment. */
    record Members(long number, Instant countedAt) {

        boolean goodAt(Instant now) {
            return !countedAt.isAfter(now) && now.isBefore(countedAt.plus(GOOD_FOR));
        }
    }

    /** The same after so many guests and invitations ran out. */
    HostCount without(long guests, long invitations) {
        return new HostCount(own, used - guests, reserved - invitations, members);
    }

    HostCount with(Members counted) {
        return new HostCount(own, used, reserved, counted);
    }

    Tally tally(Quota realmDefault) {
        return new Tally(own == null ? realmDefault : own, own != null, members.number(), used, reserved);
    }
}
