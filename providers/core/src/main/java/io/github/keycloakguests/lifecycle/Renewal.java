package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.guest.Grant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** For how long a grant is renewed. */
public sealed interface Renewal {

    /** When the grant is over then; empty when never. */
    Optional<Instant> endOf(Grant grant, Instant now, ZoneId zone);

    /** Reads a date, or a moment with its zone (ISO 8601). */
    static Optional<Renewal> until(String typed) {
        return date(typed).or(() -> moment(typed));
    }

    private static Optional<Renewal> date(String typed) {
        try {
            return Optional.of(new UntilDate(new Period.Until(LocalDate.parse(typed))));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            // It may be a moment.
            return Optional.empty();
        }
    }

    private static Optional<Renewal> moment(String typed) {
        try {
            Instant moment = Instant.parse(typed);
            return moment.isBefore(Instant.EPOCH) || moment.isAfter(Period.FARTHEST)
                    ? Optional.empty()
                    : Optional.of(new UntilMoment(moment));
        } catch (DateTimeException unreadable) {
            // The caller says which field it was; the input is not repeated.
            return Optional.empty();
        }
    }

    /** As long again as it was given for. */
    record Again() implements Renewal {

        @Override
        public Optional<Instant> endOf(Grant grant, Instant now, ZoneId zone) {
            return grant.renewedEnd(now, zone);
        }
    }

    /** To the end of a date. */
    record UntilDate(Period.Until date) implements Renewal {

        @Override
        public Optional<Instant> endOf(Grant grant, Instant now, ZoneId zone) {
            return date.endFrom(now, zone);
        }
    }

    /** To a moment, which is made a whole second, for tokens know no others. */
    record UntilMoment(Instant moment) implements Renewal {

        public UntilMoment {
            moment = moment.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public Optional<Instant> endOf(Grant grant, Instant now, ZoneId zone) {
            return Optional.of(moment);
        }
    }
}
