package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Start;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Decides whether access can begin and last as somebody wishes at a moment, within its guest type. */
public final class Timing {

    private final GuestType type;
    private final Instant now;
    private final ZoneId zone;

    public Timing(GuestType type, Instant now, ZoneId zone) {
        this.type = type;
        this.now = now;
        this.zone = zone;
    }

    public Optional<Untimely> objectionTo(Start start) {
        if (start.pastAt(now, zone)) {
            return Optional.of(Untimely.START_PAST);
        }
        return start.tooFarAt(now, zone) ? Optional.of(Untimely.START_TOO_FAR) : Optional.empty();
    }

    /**
     * What speaks against a period that is given now.
     *
     * @param start when the access began, or begins
     */
    public Optional<Untimely> objectionTo(Period period, Instant start) {
        Instant from = start.isAfter(now) ? start : now;
        Optional<Instant> end = period.endFrom(from, zone);
        if (end.filter(it -> !it.isAfter(from)).isPresent()) {
            return Optional.of(from.isAfter(now) ? Untimely.END_BEFORE_START : Untimely.PERIOD_OVER);
        }
        if (!type.allows(period, from, zone)) {
            return Optional.of(Untimely.PERIOD_TOO_LONG);
        }
        return type.allowsInAll(start, end.orElse(null), zone)
                ? Optional.empty()
                : Optional.of(Untimely.TOTAL_TOO_LONG);
    }
}
