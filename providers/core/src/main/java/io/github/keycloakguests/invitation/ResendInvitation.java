package io.github.keycloakguests.invitation;

import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
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
    private final Clock clock;

    public ResendInvitation(Invitations invitations, Outbox outbox, Clock clock) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.clock = clock;
    }

    public ResendOutcome resend(Invitation invitation, String origin) {
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
        outbox.add(List.of(Mail.queued(
                MailKind.INVITATION,
                invitation.id().value(),
                invitation.offer().to().address(),
                origin,
                now)));
        return ResendOutcome.QUEUED;
    }
}
