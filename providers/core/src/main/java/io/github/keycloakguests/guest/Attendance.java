package io.github.keycloakguests.guest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * When the guests of one realm were last here. Moments only move forward, and of a guest at a host they are written at
 * most once in {@link #PAUSE}, whatever nodes do.
 */
public interface Attendance {

    Duration PAUSE = Duration.ofMinutes(5);

    /** By which of these grants somebody was here, and when last; those that were never used are missing. */
    Map<GrantId, LastSeen> of(Collection<GrantId> grants);

    /** Writes the visit to the guest's stay, if it is time. What its grants were used for is written one by one. */
    Noting note(Visit visit, Instant now);

    /** Writes down for what a grant was used. */
    void note(GrantId grant, LastSeen seen);

    /** What became of a visit that was to be written down. */
    sealed interface Noting {

        record Written() implements Noting {}

        /** Something was written not long ago; from that moment on this can be. */
        record TooSoon(Instant again) implements Noting {}

        /** As much is known already, or there is no such stay any more. */
        record Needless() implements Noting {}
    }
}
