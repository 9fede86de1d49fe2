package io.github.keycloakguests.demo.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the application makes of the claims: whom it lets in, and as what. */
sealed interface Standing {
    /** Belongs to the house. */
    record Member() implements Standing {}

    /** Is here for a purpose, until a moment. */
    record Guest(@Nullable Instant end, List<Space> spaces) implements Standing {
        public Guest {
            spaces = List.copyOf(spaces);
        }
    }

    /** Is not let in, for want of a claim that says who this is. */
    record Stranger(String why) implements Standing {}

    /** Something that a guest was invited to. */
    record Space(String name, String permission, @Nullable Instant end) {
        static Optional<Space> of(Object claim) {
            if (!(claim instanceof Map<?, ?> space)
                    || !(space.get("name") instanceof String name)
                    || !(space.get("permission") instanceof String permission)) {
                return Optional.empty();
            }
            return Optional.of(new Space(name, permission, moment(space.get("exp"))));
        }

        boolean openAt(Instant now) {
            return end == null || now.isBefore(end);
        }
    }

    /** Fails closed: whatever is not understood is not let in. */
    static Standing of(Map<String, Object> claims, Instant now) {
        Object userType = claims.get("user_type");
        if (userType == null) {
            return new Stranger("The token says nothing about user_type.");
        }
        if (userType.equals("member")) {
            return new Member();
        }
        if (!userType.equals("guest") || !(claims.get("guest") instanceof Map<?, ?> guest)) {
            return new Stranger("The token names a user_type, but not one that this application understands.");
        }
        List<Space> spaces = spacesIn(guest).filter(space -> space.openAt(now)).toList();
        return spaces.isEmpty()
                ? new Stranger("The token names a guest, but nothing that this guest may use now.")
                : new Guest(moment(guest.get("exp")), spaces);
    }

    private static Stream<Space> spacesIn(Map<?, ?> guest) {
        return guest.get("spaces") instanceof List<?> spaces
                ? spaces.stream().filter(Objects::nonNull).map(Space::of).flatMap(Optional::stream)
                : Stream.empty();
    }

    private static @Nullable Instant moment(@Nullable Object numericDate) {
        if (numericDate == null) {
            return null;
        }
        try {
            return numericDate instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : Instant.EPOCH;
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
