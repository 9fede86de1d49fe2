package io.github.keycloakguests.keycloak.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Spells moments out for people, in their language and a time zone. */
public final class SpokenTimes {

    private final Locale locale;
    private final ZoneId zone;

    public SpokenTimes(Locale locale, ZoneId zone) {
        this.locale = locale;
        // As a mere offset it would be spelled "Z".
        this.zone = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    /** The day before whose end something is over, such as "28 November 2026": at midnight, the day that has passed. */
    public String lastDay(Instant end) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(end.minusMillis(1).atZone(zone));
    }

    /** The day with whose end something is over, or day and time if that is in the middle of one. */
    public String ending(Instant end) {
        LocalDate day = end.atZone(zone).toLocalDate();
        return day.atStartOfDay(zone).toInstant().equals(end) ? lastDay(end) : dateAndTime(end);
    }

    /** The day with which something begins, or day and time if it begins in the middle of one. */
    public String beginning(Instant start) {
        LocalDate day = start.atZone(zone).toLocalDate();
        return day.atStartOfDay(zone).toInstant().equals(start)
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day)
                : dateAndTime(start);
    }

    /** Such as "28 November 2026 at 14:05:00 UTC", with the zone, for a link ends at a moment. */
    public String dateAndTime(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment.atZone(zone))
                + " "
                + DateTimeFormatter.ofPattern("zzz", locale).format(moment.atZone(zone));
    }
}
