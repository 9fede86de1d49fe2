package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Start;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return objectionToEnd(period.endFrom(from(start), zone).orElse(null), start);
    }

    /** The same of access that is to be over then; absent, never. */
    public Optional<Untimely> objectionToEnd(@Nullable Instant end, Instant start) {
        Instant from = from(start);
        if (end != null && !end.isAfter(from)) {
            return Optional.of(from.isAfter(now) ? Untimely.END_BEFORE_START : Untimely.PERIOD_OVER);
        }
        if (!type.allowsUntil(from, end, zone)) {
            return Optional.of(Untimely.PERIOD_TOO_LONG);
        }
        return type.allowsInAll(start, end, zone) ? Optional.empty() : Optional.of(Untimely.TOTAL_TOO_LONG);
    }

    private Instant from(Instant start) {
        return start.isAfter(now) ? start : now;
    }
}
