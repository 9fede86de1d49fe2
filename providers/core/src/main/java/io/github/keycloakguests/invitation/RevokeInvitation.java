package io.github.keycloakguests.invitation;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.space.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Takes an open invitation or a draft back. */
public final class RevokeInvitation {

    private final Invitations invitations;
    private final Places places;
    private final InvitationTrail trail;
    private final Clock clock;

    public RevokeInvitation(Invitations invitations, Places places, InvitationTrail trail, Clock clock) {
        this.invitations = invitations;
        this.places = places;
        this.trail = trail;
        this.clock = clock;
    }

    /** False when it is not open any more. */
    public boolean revoke(Invitation invitation, UserId actor) {
        Instant now = clock.instant();
        HostId host = invitation.offer().host();
        places.lock(host, now);
        if (!invitations.settle(invitation, InvitationState.REVOKED, now)) {
            return false;
        }
        places.release(host, List.of(invitation.id().value()));
        trail.note(invitation, Deed.INVITATION_REVOKED, actor, now);
        return true;
    }
}
