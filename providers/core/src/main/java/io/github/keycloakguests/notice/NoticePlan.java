package io.github.keycloakguests.notice;

import io.github.keycloakguests.guest.Grant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long before its end notice is given of a grant: at most {@value #MOST} distances of up to a year each. */
public record NoticePlan(List<Duration> distances) {

    public static final int MOST = 10;

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FARTHEST = Duration.ofDays(365);

    /** Two weeks, a week and a day. */
    public static final NoticePlan DEFAULT = new NoticePlan(List.of(Duration.ofDays(14), Duration.ofDays(7), DAY));

    public NoticePlan {
        if (distances.size() > MOST || !distances.stream().allMatch(NoticePlan::accepts)) {
            throw new IllegalArgumentException("not a plan of notices");
        }
        distances =
                distances.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    private static boolean accepts(Duration distance) {
        return distance.isPositive() && distance.compareTo(FARTHEST) <= 0;
    }

    /**
     * The distances at which notice of the end of this access is given, longest first: those shorter than what it was given
     * for, which is what it lasts when it is renewed. Of access that was given for a day or less there is one notice, when
     * a quarter of it is left. None where there is no end, and where there are to be no notices.
     */
    public List<Duration> of(Grant.Access access) {
        Instant end = access.end();
        if (end == null || distances.isEmpty()) {
            return List.of();
        }
        Optional<Duration> length = length(access);
        if (length.map(it -> it.compareTo(DAY) <= 0).orElse(false)) {
            Duration quarter = length.get().dividedBy(4).truncatedTo(ChronoUnit.SECONDS);
            return quarter.isZero() ? List.of() : List.of(quarter);
        }
        return distances.stream()
                .filter(it -> length.map(whole -> it.compareTo(whole) < 0).orElse(true))
                .toList();
    }

    /** Days have 24 hours here: no zone is asked for what only tells long from short. Empty when it was given for ever. */
    private static Optional<Duration> length(Grant.Access access) {
        // Ends are whole seconds.
        Instant start = access.start().truncatedTo(ChronoUnit.SECONDS);
        return access.period().againFrom(start, start, ZoneOffset.UTC).map(it -> Duration.between(start, it));
    }
}
