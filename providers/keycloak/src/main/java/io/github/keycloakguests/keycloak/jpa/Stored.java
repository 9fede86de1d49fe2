package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.notification.Mailings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the text forms that rows hold of values. */
final class Stored {

    private Stored() {}

    /**
     * One of those that this version has. A later one, on a node that was upgraded already, may have written another: nothing
     * is done then with the row, for what it means is not known here.
     */
    static <E extends Enum<E>> E known(Class<E> type, String name) {
        return find(type, name)
                .orElseThrow(() -> new IllegalStateException("a row says " + type.getSimpleName() + " " + name
                        + ", which this version of the guests' jars does not know: another node has a later one"));
    }

    /** The same, but nothing for one that this version does not know. */
    static <E extends Enum<E>> Optional<E> find(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(it -> it.name().equals(name))
                .findFirst();
    }

    static Period period(String text) {
        return Period.stored(text).orElseThrow(() -> new IllegalStateException("a stored period cannot be read"));
    }

    static PasswordLife passwordLife(String text) {
        return PasswordLife.parse(text)
                .orElseThrow(() -> new IllegalStateException("a stored life of a password cannot be read"));
    }

    /** Absent when this Java does not know it: neither spaces nor their guests may be lost over it. */
    static @Nullable ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }

    /** Those that {@link #text(Mailings)} has written. */
    static Mailings mailings(@Nullable String text) {
        return text == null
                ? Mailings.NONE
                : new Mailings(Stream.of(text.split(" ", -1))
                        .map(it -> Instant.ofEpochMilli(Long.parseLong(it)))
                        .toList());
    }

    /** The moments in milliseconds, separated by blanks. */
    static @Nullable String text(Mailings mailings) {
        return mailings.moments().isEmpty()
                ? null
                : mailings.moments().stream()
                        .map(it -> String.valueOf(it.toEpochMilli()))
                        .collect(Collectors.joining(" "));
    }
}
