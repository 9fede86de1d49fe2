package io.github.keycloakguests.invitation;

import java.time.Instant;

/** An invitation's own time: until when it may be accepted, and how often its mail was asked for. */
public record Life(
        InvitationState state, Instant createdAt, Instant expiresAt, int mailings, Instant mailedAt, long version) {

    /** A new life, with its first mail. */
    static Life from(Instant now, Instant expiresAt) {
        return new Life(InvitationState.OPEN, now, expiresAt, 1, now, 0);
    }
}
