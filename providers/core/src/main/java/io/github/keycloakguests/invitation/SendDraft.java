package io.github.keycloakguests.invitation;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.Space;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Sends an invitation that was made to be sent later. */
public final class SendDraft {

    private final Invitations invitations;
    private final Grants grants;
    private final Places places;
    private final Outbox outbox;
    private final InvitationTrail trail;
    private final Clock clock;

    public SendDraft(
            Invitations invitations, Grants grants, Places places, Outbox outbox, InvitationTrail trail, Clock clock) {
        this.invitations = invitations;
        this.grants = grants;
        this.places = places;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    public SendOutcome send(Invitation draft, Space space, UserId actor, String origin) {
        Instant now = clock.instant();
        Offer offer = draft.offer();
        Set<EmailAddress> address = Set.of(offer.to().address());
        if (draft.life().state() != InvitationState.DRAFT) {
            return SendOutcome.NOT_DRAFT;
        }
        if (!space.open()) {
            return SendOutcome.SPACE_CLOSED;
        }
        Tally tally = places.lock(offer.host(), now);
        boolean seated = !places.seated(offer.host(), address).isEmpty();
        if (!grants.standingAddresses(offer.space(), address, now).isEmpty()) {
            return SendOutcome.ALREADY_GUEST;
        }
        if (!seated && tally.left() == 0) {
            return SendOutcome.NO_PLACE;
        }
        if (!invitations.send(draft, now, now.plus(draft.life().validity()))) {
            return SendOutcome.NOT_DRAFT;
        }
        if (!seated) {
            places.hold(offer.host(), List.of(draft.id().value()));
        }
        trail.note(draft, Deed.INVITATION_SENT, actor, now);
        outbox.add(List.of(draft.mail(origin, now)));
        return SendOutcome.SENT;
    }
}
