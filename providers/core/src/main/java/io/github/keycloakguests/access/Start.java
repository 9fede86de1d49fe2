package io.github.keycloakguests.access;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When access is to begin: at a moment, to the second, or with a day. */
public record Start(Instant moment) {

    /** How far ahead it may lie. */
    public static final Period LONGEST_AHEAD = new Period.Lasting("P1Y");

    /** By how much a clock may be behind whose owner means now. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    public Start {
        moment = moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Reads a moment, or a date, which begins at midnight in that zone. */
    public static Optional<Start> parse(String typed, ZoneId zone) {
        try {
            return Optional.of(new Start(
                    typed.indexOf('T') < 0
                            ? LocalDate.parse(typed).atStartOfDay(zone).toInstant()
                            : Instant.parse(typed)));
        } catch (DateTimeException unreadable) {
            // The caller says what was wrong with its field; the cause would only repeat the input.
            return Optional.empty();
        }
    }

    /** Whether it lies in the past. The beginning of the day that it still is does not, nor does what was a moment ago. */
    public boolean pastAt(Instant now, ZoneId zone) {
        Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return moment.isBefore(now.minus(LEEWAY)) && !moment.equals(today);
    }

    public boolean tooFarAt(Instant now, ZoneId zone) {
        return LONGEST_AHEAD.endFrom(now, zone).filter(moment::isAfter).isPresent();
    }

    /** When access begins that is given at that moment: not before. */
    public Instant givenAt(Instant now) {
        return moment.isAfter(now) ? moment : now;
    }
}
