package io.github.keycloakguests.invitation;

import java.time.Duration;
import java.time.Instant;

/**
 * An invitation's own time: until when it may be accepted, and how often its mail was asked for. That of a draft has not
 * begun; its span from creation to end says how long it will be.
 */
public record Life(
        InvitationState state, Instant createdAt, Instant expiresAt, int mailings, Instant mailedAt, long version) {

    /** A new life, with its first mail. */
    static Life from(Instant now, Instant expiresAt) {
        return new Life(InvitationState.OPEN, now, expiresAt, 1, now, 0);
    }

    /** A life to begin later. */
    static Life draft(Instant now, Duration validity) {
        return new Life(InvitationState.DRAFT, now, now.plus(validity), 0, now, 0);
    }

    /** How long a draft will be valid once it is sent. */
    Duration validity() {
        return Duration.between(createdAt, expiresAt);
    }
}
