package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.space.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A named policy for guests: what an invitation may offer, with the defaults for what it leaves open. */
public record GuestType(
        String name,
        List<Permission> permissions,
        Permission defaultPermission,
        Period defaultPeriod,
        Longest longest,
        Duration invitationValidity,
        Allowances allowances) {

    public static final Duration SHORTEST_VALIDITY = Duration.ofHours(1);
    public static final Duration LONGEST_VALIDITY = Duration.ofDays(30);

    /**
     * How long access may last at most; absent, for as long as anybody likes.
     *
     * @param period from when it is given or changed, or from its start if that lies ahead
     * @param total from its start on, with all changes and renewals together
     */
    public record Longest(Optional<Period.Lasting> period, Optional<Period.Lasting> total) {

        public static final Longest ANY = new Longest(Optional.empty(), Optional.empty());
    }

    /**
     * What its guests may have.
     *
     * @param spaces in how many spaces of the realm one guest may be at a time; absent, in any number
     * @param mayInvite whether a grant may let its guest invite others
     * @param manager whether a grant may make its guest a manager of the space
     */
    public record Allowances(OptionalInt spaces, boolean mayInvite, boolean manager) {

        public static final Allowances DEFAULT = new Allowances(OptionalInt.empty(), false, false);

        public Allowances {
            if (spaces.isPresent() && spaces.getAsInt() < 1) {
                throw new IllegalArgumentException("a guest has at least one space");
            }
        }
    }

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

    /** Whether a period, counted from that moment in that zone, ends within what the type allows. */
    public boolean allows(Period period, Instant from, ZoneId zone) {
        return longest.period().map(it -> period.within(it, from, zone)).orElse(true);
    }

    /** Whether access that is given from that moment on may last until that end, absent never. */
    public boolean allowsUntil(Instant from, @Nullable Instant end, ZoneId zone) {
        return notAfter(longest.period(), from, end, zone);
    }

    /** Whether access that began then may last until that end, absent never, however it came to that. */
    public boolean allowsInAll(Instant start, @Nullable Instant end, ZoneId zone) {
        return notAfter(longest.total(), start, end, zone);
    }

    private static boolean notAfter(Optional<Period.Lasting> bound, Instant from, @Nullable Instant end, ZoneId zone) {
        return bound.flatMap(it -> it.endFrom(from, zone))
                .map(latest -> end != null && !end.isAfter(latest))
                .orElse(true);
    }

    /** Whether its grants may carry these powers. */
    public boolean allows(Powers powers) {
        return allowsInviting(powers) && allowsManaging(powers);
    }

    /** Whether it allows what of these powers is about inviting. */
    public boolean allowsInviting(Powers powers) {
        return !powers.mayInvite() || allowances.mayInvite();
    }

    /** Whether it allows what of these powers is about managing. */
    public boolean allowsManaging(Powers powers) {
        return !powers.manager() || allowances.manager();
    }

    /** Whether the one permission reaches at least as far as the other; one that the type does not have reaches nothing. */
    public boolean reaches(Permission held, Permission wanted) {
        return permissions.contains(wanted) && permissions.indexOf(held) >= permissions.indexOf(wanted);
    }

    /** Whether somebody with these grants may be given another, in that space. */
    public boolean roomFor(SpaceId space, List<Grant> grants, Instant now) {
        long others = grants.stream()
                .filter(it -> it.standsAt(now) && !it.access().space().equals(space))
                .count();
        return allowances.spaces().isEmpty() || others < allowances.spaces().getAsInt();
    }

    /** Whether an invitation may be valid for that long. */
    public static boolean validityInBounds(Duration validity) {
        return validity.compareTo(SHORTEST_VALIDITY) >= 0 && validity.compareTo(LONGEST_VALIDITY) <= 0;
    }
}
