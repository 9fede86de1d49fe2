package io.github.keycloakguests.demo.app;

import io.github.keycloakguests.demo.app.Standing.Guest;
import io.github.keycloakguests.demo.app.Standing.Member;
import io.github.keycloakguests.demo.app.Standing.Space;
import io.github.keycloakguests.demo.app.Standing.Stranger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A standing in words. */
record Wording(ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    String headline(Standing standing) {
        return switch (standing) {
            case Member member -> "Member";
            case Guest guest ->
                "Guest of " + guest.spaces().stream().map(Space::name).collect(Collectors.joining(", "));
            case Stranger stranger -> "Not let in";
        };
    }

    String details(Standing standing) {
        return switch (standing) {
            case Member member -> "You belong to the house: no purpose, no end.";
            case Guest guest -> permissions(guest) + ", " + end(guest.end());
            case Stranger stranger -> stranger.why();
        };
    }

    String end(@Nullable Instant end) {
        return end == null ? "no end of access is set" : "access ends on " + MOMENT.format(end.atZone(zone));
    }

    private static String permissions(Guest guest) {
        return "permission "
                + guest.spaces().stream().map(Space::permission).distinct().collect(Collectors.joining(", "));
    }
}
