package io.github.keycloakguests.invitation;

import java.time.Duration;
import java.time.Instant;

/** An offer of a grant to an email address. */
public record Invitation(InvitationId id, Offer offer, Life life) {

    /** A new one, valid for that long. */
    static Invitation of(Offer offer, Instant now, Duration validity) {
        return new Invitation(InvitationId.fresh(), offer, Life.from(now, now.plus(validity)));
    }

    /** What it is at that moment: an open one is expired from the moment of its end on. */
    public InvitationState stateAt(Instant now) {
        return life.state() == InvitationState.OPEN && !now.isBefore(life.expiresAt())
                ? InvitationState.EXPIRED
                : life.state();
    }

    public boolean openAt(Instant now) {
        return stateAt(now) == InvitationState.OPEN;
    }
}
