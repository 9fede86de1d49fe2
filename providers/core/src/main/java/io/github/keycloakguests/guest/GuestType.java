package io.github.keycloakguests.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A named policy for guests: what an invitation may offer, with the defaults for what it leaves open. */
public record GuestType(
        String name,
        List<Permission> permissions,
        Permission defaultPermission,
        Period defaultPeriod,
        Optional<Duration> longestPeriod,
        Duration invitationValidity) {

    public static final Duration SHORTEST_VALIDITY = Duration.ofHours(1);
    public static final Duration LONGEST_VALIDITY = Duration.ofDays(30);

    public GuestType {
        permissions = List.copyOf(permissions);
        if (!permissions.contains(defaultPermission)) {
            throw new IllegalArgumentException("the default permission is not among the permissions");
        }
        if (!validityInBounds(invitationValidity)) {
            throw new IllegalArgumentException("the invitation validity is out of bounds");
        }
        if (defaultPeriod instanceof Period.Until) {
            throw new IllegalArgumentException("the default period is a duration or never");
        }
    }

    /** Whether a grant of that period, started now, ends within what the type allows. */
    public boolean allows(Period period, Instant now) {
        return longestPeriod
                .map(longest -> period.endFrom(now)
                        .map(end -> !end.isAfter(now.plus(longest)))
                        .orElse(false))
                .orElse(true);
    }

    /** Whether an invitation may be valid for that long. */
    public static boolean validityInBounds(Duration validity) {
        return validity.compareTo(SHORTEST_VALIDITY) >= 0 && validity.compareTo(LONGEST_VALIDITY) <= 0;
    }
}
