package io.github.keycloakguests.invitation;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Sends an invitation's mail again, with a new link that makes the earlier one useless. */
public final class ResendInvitation {

    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final int RESENDS = 5;

    private final Invitations invitations;
    private final Outbox outbox;
    private final InvitationTrail trail;
    private final Clock clock;

    public ResendInvitation(Invitations invitations, Outbox outbox, InvitationTrail trail, Clock clock) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    public ResendOutcome resend(Invitation invitation, UserId actor, String origin) {
        Instant now = clock.instant();
        if (!invitation.openAt(now)) {
            return ResendOutcome.NOT_OPEN;
        }
        if (invitation.life().mailings() > RESENDS) {
            return ResendOutcome.TOO_OFTEN;
        }
        if (now.isBefore(invitation.life().mailedAt().plus(PAUSE))) {
            return ResendOutcome.TOO_SOON;
        }
        if (!invitations.remail(invitation, now)) {
            return ResendOutcome.NOT_OPEN;
        }
        trail.note(invitation, Deed.INVITATION_RESENT, actor, now);
        outbox.add(List.of(invitation.mail(origin, now)));
        return ResendOutcome.QUEUED;
    }
}
