package io.github.keycloakguests.access;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a grant lasts: a duration from its start (ISO 8601, such as {@code P90D} or {@code PT12H}), to the end of a
 * date, or without end. Days and months are those of a time zone.
 */
public sealed interface Period {

    /** The last moment that a period may reach, so that every time fits its column and its calendar. */
    Instant FARTHEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * When a grant that starts then is over, by the calendar of that zone; empty when it never is. Always a whole second,
     * for tokens know no others.
     */
    Optional<Instant> endFrom(Instant start, ZoneId zone);

    /** Whether a grant of this period, started then, is over no later than one of the other. */
    default boolean within(Period longest, Instant start, ZoneId zone) {
        Optional<Instant> latest = longest.endFrom(start, zone);
        return latest.isEmpty()
                || endFrom(start, zone).map(it -> !it.isAfter(latest.get())).orElse(false);
    }

    /** The same, given to a grant that counts it from that moment: a date stands for so many days from then on. */
    default Period givenAt(Instant moment, ZoneId zone) {
        return this;
    }

    /**
     * When a grant is over that lasts as long from that moment on as it was given for; empty when it never is.
     *
     * @param first when it was given, for those that do not know
     */
    default Optional<Instant> againFrom(Instant moment, Instant first, ZoneId zone) {
        return endFrom(moment, zone);
    }

    /** The form in which people write and read it, for {@link #parse}. */
    String text();

    /** The form in which it is stored, for {@link #stored(String)}. */
    default String stored() {
        return text();
    }

    /** Reads what was stored. */
    static Optional<Period> stored(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return parse(text);
        }
        try {
            LocalDate given = LocalDate.parse(text.substring(0, slash));
            return Optional.of(new Until(LocalDate.parse(text.substring(slash + 1)), given));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            // The caller says which row it was.
            return Optional.empty();
        }
    }

    /** Reads a duration, a date, or {@code never}. */
    static Optional<Period> parse(String typed) {
        try {
            if (typed.equals("never")) {
                return Optional.of(new Never());
            }
            if (typed.startsWith("P")) {
                return Optional.of(Lasting.of(typed));
            }
            return Optional.of(new Until(LocalDate.parse(typed)));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
            // The caller says what was wrong with its field; the cause would only repeat the input.
            return Optional.empty();
        }
    }

    /** A span of days and hours, longer than nothing; no part of it is negative, and it ends before {@link #FARTHEST}. */
    record Lasting(String text) implements Period {
        /** Whole, unsigned parts: one that counts backwards, as in {@code P1M-30D}, is nothing at all in February. */
        private static final Pattern SHAPE =
                Pattern.compile("P(?:[0-9]{1,5}[YMWD]){0,4}(?:T(?:[0-9]{1,6}[HMS]){1,3})?");

        public Lasting {
            if (!SHAPE.matcher(text).matches()) {
                throw new IllegalArgumentException("not a period");
            }
            Instant end = plus(text, Instant.EPOCH, ZoneOffset.UTC);
            if (!end.isAfter(Instant.EPOCH) || end.isAfter(FARTHEST)) {
                throw new IllegalArgumentException("a period lasts longer than nothing, and not for ever");
            }
        }

        static Lasting of(String text) {
            return new Lasting(text);
        }

        @Override
        public Optional<Instant> endFrom(Instant start, ZoneId zone) {
            Instant end = plus(text, start.truncatedTo(ChronoUnit.SECONDS), zone);
            return Optional.of(end.isBefore(FARTHEST) ? end : FARTHEST);
        }

        private static Instant plus(String text, Instant start, ZoneId zone) {
            int time = text.indexOf('T');
            String dates = time < 0 ? text : text.substring(0, time);
            java.time.Period days = dates.equals("P") ? java.time.Period.ZERO : java.time.Period.parse(dates);
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            return start.atZone(zone).plus(days).plus(hours).toInstant();
        }
    }

    /**
     * To the end of a date.
     *
     * @param given on which day it was given to a grant; absent as long as it was not
     */
    record Until(LocalDate date, @Nullable LocalDate given) implements Period {

        public Until(LocalDate date) {
            this(date, null);
        }

        public Until {
            if (date.getYear() < 1970 || date.getYear() > 9998) {
                throw new IllegalArgumentException("not a year of this calendar");
            }
        }

        @Override
        public Optional<Instant> endFrom(Instant start, ZoneId zone) {
            return Optional.of(endOf(date, zone));
        }

        @Override
        public Period givenAt(Instant moment, ZoneId zone) {
            return new Until(date, moment.atZone(zone).toLocalDate());
        }

        @Override
        public Optional<Instant> againFrom(Instant moment, Instant first, ZoneId zone) {
            LocalDate from = given == null ? first.atZone(zone).toLocalDate() : given;
            LocalDate today = moment.atZone(zone).toLocalDate();
            Instant end = endOf(today.plusDays(Math.max(0, ChronoUnit.DAYS.between(from, date))), zone);
            return Optional.of(end.isBefore(FARTHEST) ? end : FARTHEST);
        }

        @Override
        public String text() {
            return date.toString();
        }

        /** An interval of ISO 8601. */
        @Override
        public String stored() {
            return given == null ? text() : given + "/" + date;
        }

        private static Instant endOf(LocalDate day, ZoneId zone) {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** Without end. */
    record Never() implements Period {

        @Override
        public Optional<Instant> endFrom(Instant start, ZoneId zone) {
            return Optional.empty();
        }

        @Override
        public String text() {
            return "never";
        }
    }
}
