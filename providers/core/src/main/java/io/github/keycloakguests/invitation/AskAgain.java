package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Passes on that the invited would like a new invitation: to the sponsor, at most once a day for each invitation. */
public final class AskAgain {

    private static final Duration PAUSE = Duration.ofDays(1);

    private final Invitations invitations;
    private final Outbox outbox;
    private final Clock clock;

    public AskAgain(Invitations invitations, Outbox outbox, Clock clock) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Whether asking makes sense: it expired, or was taken back. */
    public static boolean makesSense(InvitationState why) {
        return why == InvitationState.EXPIRED || why == InvitationState.REVOKED;
    }

    /** Does nothing when it was asked lately. */
    public void ask(Invitation over, EmailAddress sponsor, String origin) {
        Instant now = clock.instant();
        if (invitations.noteAsked(over.id(), now, now.minus(PAUSE))) {
            outbox.add(List.of(Mail.queued(MailKind.ASKED, over.id().value(), sponsor, origin, now)));
        }
    }
}
