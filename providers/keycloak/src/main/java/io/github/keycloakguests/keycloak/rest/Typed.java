package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.email.PersonName;
import io.github.keycloakguests.email.PersonalMessage;
import io.github.keycloakguests.email.SubjectLine;
import io.github.keycloakguests.space.HomeUrl;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads single fields of a request. */
final class Typed {

    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

    private Typed() {}

    static Optional<Permission> permission(@Nullable String typed) {
        return read(typed, "permission", Permission::parse, "Not a permission.");
    }

    static Optional<Period> period(@Nullable String typed) {
        return read(typed, "period", Period::parse, "An ISO 8601 duration, a date, or never.");
    }

    /** @param zone where a date begins */
    static Optional<Start> start(@Nullable String typed, ZoneId zone) {
        return read(typed, "startsAt", it -> Start.parse(it, zone), "A moment in ISO 8601, or a date.");
    }

    static Optional<Duration> validity(@Nullable String typed) {
        return read(typed, "validity", Typed::duration, "An ISO 8601 duration in days or hours.");
    }

    static Optional<HomeUrl> url(@Nullable String typed, String field) {
        return read(typed, field, HomeUrl::parse, "An absolute http or https address.");
    }

    static Optional<ZoneId> zone(@Nullable String typed) {
        return read(typed, "timeZone", Typed::zoneId, "The name of a time zone, such as Europe/Berlin.");
    }

    static Optional<SubjectLine> subject(@Nullable String typed) {
        return read(typed, "subject", SubjectLine::parse, "One line of at most 200 characters.");
    }

    static Optional<PersonalMessage> message(@Nullable String typed) {
        return read(typed, "message", PersonalMessage::parse, "Plain text of at most 2000 characters.");
    }

    static Optional<String> locale(@Nullable String typed) {
        return read(typed, "locale", Typed::language, "A language tag such as en or pt-BR.");
    }

    static Optional<String> name(@Nullable String typed, String field) {
        return read(
                typed,
                field,
                it -> PersonName.accepts(it) ? Optional.of(it) : Optional.empty(),
                "A name is a text of at most " + PersonName.LONGEST + " characters.");
    }

    /** A name that somebody is to go by from now on: unlike one that is offered with an invitation, it is never blank. */
    static Optional<String> newName(@Nullable String typed, String field) {
        return read(
                typed,
                field,
                it -> it.isBlank() ? Optional.empty() : name(it, field),
                "A name is a text of 1 to " + PersonName.LONGEST + " characters, not blank.");
    }

    /** One of the constants, spelled in lower case with dashes. */
    static <E extends Enum<E>> Optional<E> constant(@Nullable String typed, String field, E[] among) {
        return read(
                typed,
                field,
                it -> Stream.of(among).filter(one -> spelled(one).equals(it)).findFirst(),
                "One of " + Stream.of(among).map(Typed::spelled).collect(Collectors.joining(", ")) + ".");
    }

    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <T> Optional<T> read(
            @Nullable String typed, String field, Function<String, Optional<T>> parse, String words) {
        if (typed == null) {
            return Optional.empty();
        }
        return Optional.of(parse.apply(typed).orElseThrow(() -> Problems.invalid(field, words)));
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException unreadable) {
            // The caller names the field; the value is not repeated.
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zoneId(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            // The caller names the field; the value is not repeated.
            return Optional.empty();
        }
    }

    private static Optional<String> language(String tag) {
        return LOCALE.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
    }
}
