package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.notice.NoticePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Knows the moments at which time decides something about a grant: its start, the notices of its end, and the end. */
public record Agenda(NoticePlan plan) {

    /** When time decides nothing more. */
    public static final Instant NEVER = Period.FARTHEST;

    /** The agenda of a realm that has set nothing. */
    public static final Agenda DEFAULT = new Agenda(NoticePlan.DEFAULT);

    /** The next of its moments after that one; a start that was missed is still to come. */
    public Instant after(Grant grant, Instant now) {
        Stream<Instant> later = Stream.concat(notices(grant), end(grant)).filter(it -> it.isAfter(now));
        return Stream.concat(start(grant), later).min(Comparator.naturalOrder()).orElse(NEVER);
    }

    /**
     * The distance at which notice is to be given of a grant that became due at one moment and is looked at in another: of
     * several that were passed meanwhile the shortest, which says best how near the end is.
     */
    public Optional<Duration> notice(Grant grant, Instant due, Instant now) {
        Instant end = grant.access().end();
        if (end == null || grant.state() != GrantState.ACTIVE || grant.access().overAt(now)) {
            return Optional.empty();
        }
        return plan.of(grant.access()).stream()
                .filter(it -> !end.minus(it).isBefore(due) && !end.minus(it).isAfter(now))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> start(Grant grant) {
        boolean waits = grant.waiting() && grant.state() == GrantState.ACTIVE;
        return waits ? Stream.of(grant.access().start()) : Stream.empty();
    }

    private Stream<Instant> notices(Grant grant) {
        Instant end = grant.access().end();
        return end == null || grant.state() != GrantState.ACTIVE
                ? Stream.empty()
                : plan.of(grant.access()).stream().map(end::minus);
    }

    private static Stream<Instant> end(Grant grant) {
        return grant.state() == GrantState.ENDED
                ? Stream.empty()
                : Stream.ofNullable(grant.access().end());
    }
}
