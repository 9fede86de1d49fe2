package io.github.keycloakguests.guest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When somebody last logged in, and when it was last given a token; absent where it never was. */
public record LastSeen(@Nullable Instant login, @Nullable Instant activity) {

    public static final LastSeen NEVER = new LastSeen(null, null);

    /** Whoever logs in is active by it. */
    public static LastSeen loggedIn(Instant at) {
        return new LastSeen(at, at);
    }

    public static LastSeen active(Instant at) {
        return new LastSeen(null, at);
    }

    /** What is known when both are: the later of each. */
    public LastSeen and(LastSeen other) {
        return new LastSeen(later(login, other.login), later(activity, other.activity));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? other : one;
    }
}
