package io.github.keycloakguests.invitation;

import java.time.Clock;

/** Takes an open invitation back. */
public final class RevokeInvitation {

    private final Invitations invitations;
    private final Clock clock;

    public RevokeInvitation(Invitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /** False when it is not open any more. */
    public boolean revoke(Invitation invitation) {
        return invitations.settle(invitation, InvitationState.REVOKED, clock.instant());
    }
}
