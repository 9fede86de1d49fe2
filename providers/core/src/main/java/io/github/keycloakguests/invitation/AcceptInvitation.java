package io.github.keycloakguests.invitation;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.quota.Tally;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Turns an open invitation into a grant. */
public final class AcceptInvitation {

    private final Invitations invitations;
    private final GuestAccounts accounts;
    private final Grants grants;
    private final Guestbook guestbook;
    private final Outbox outbox;
    private final Clock clock;

    /** Who accepts, and on what footing if it has no guest account yet. */
    public record Joiner(UserId user, Footing footing, String displayName) {}

    public AcceptInvitation(
            Invitations invitations,
            GuestAccounts accounts,
            Grants grants,
            Guestbook guestbook,
            Outbox outbox,
            Clock clock) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.grants = grants;
        this.guestbook = guestbook;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes the invitation for somebody who has no account yet; of several who try at once, one succeeds. To be called
     * before anything else is written, for the host's places stay locked until the transaction ends.
     */
    public TakeOutcome take(Invitation invitation) {
        return take(invitation, false);
    }

    /** The same for a user who is there. */
    public TakeOutcome take(Invitation invitation, UserId user, GuestType type) {
        Offer offer = invitation.offer();
        Instant now = clock.instant();
        guestbook.places().lock(offer.host(), now);
        return type.roomFor(offer.space(), grants.of(user), now)
                ? take(invitation, guestbook.places().seated(offer.host(), user))
                : TakeOutcome.SPACES_LIMIT;
    }

    private TakeOutcome take(Invitation invitation, boolean seated) {
        Offer offer = invitation.offer();
        Instant now = clock.instant();
        Tally tally = guestbook.places().lock(offer.host(), now);
        if (!stillHandedOn(offer, now)) {
            return TakeOutcome.SPONSOR_GONE;
        }
        if (!seated && !tally.seats()) {
            return TakeOutcome.NO_PLACE;
        }
        if (!invitations.settle(invitation, InvitationState.ACCEPTED, now)) {
            return TakeOutcome.NOT_OPEN;
        }
        guestbook.places().release(offer.host(), List.of(invitation.id().value()));
        return TakeOutcome.TAKEN;
    }

    /** What a guest offers is good only as long as that guest may offer it. */
    private boolean stillHandedOn(Offer offer, Instant now) {
        return offer.terms().bounds() == null
                || grants.standing(offer.sponsor(), offer.space())
                        .filter(it -> it.liveAt(now) && it.charter().powers().mayInvite())
                        .isPresent();
    }

    /**
     * Gives the user what the taken invitation offers; whoever is in the space already keeps what it has.
     *
     * @param zone that of the host
     */
    public Grant grant(Invitation taken, ZoneId zone, Joiner joiner, String origin) {
        Instant now = clock.instant();
        Offer offer = taken.offer();
        UserId user = joiner.user();
        if (accounts.find(user).isEmpty()) {
            accounts.add(new GuestAccount(
                    user,
                    joiner.footing(),
                    offer.terms().type(),
                    joiner.displayName(),
                    offer.to().address(),
                    now));
        }
        Grant grant = new GiveGrant(grants, guestbook)
                .give(
                        user,
                        offer.terms().accessFrom(now, zone, offer.host(), offer.space()),
                        offer.terms().charter(offer.sponsor()),
                        user,
                        now);
        new InvitationTrail(guestbook.trail()).accepted(taken, user, now);
        outbox.add(List.of(
                Mail.queued(MailKind.WELCOME, taken.id().value(), offer.to().address(), origin, now)));
        return grant;
    }
}
