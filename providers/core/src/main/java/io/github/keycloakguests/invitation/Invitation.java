package io.github.keycloakguests.invitation;

import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import java.time.Duration;
import java.time.Instant;

/** An offer of a grant to an email address. */
public record Invitation(InvitationId id, Offer offer, Life life) {

    /** A new one, valid for that long. */
    static Invitation of(Offer offer, Instant now, Duration validity) {
        return new Invitation(InvitationId.fresh(), offer, Life.from(now, now.plus(validity)));
    }

    /** A new one, to be sent later. */
    static Invitation draft(Offer offer, Instant now, Duration validity) {
        return new Invitation(InvitationId.fresh(), offer, Life.draft(now, validity));
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

    /** Whether it can be changed at that moment: as a draft, or as long as it is open. */
    public boolean pendingAt(Instant now) {
        return life.state() == InvitationState.DRAFT || openAt(now);
    }

    /** The invitation's mail, about to be sent. */
    Mail mail(String origin, Instant now) {
        return Mail.queued(MailKind.INVITATION, id.value(), offer.to().address(), origin, now);
    }
}
