package io.github.keycloakguests.invitation;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Turns an open invitation into a grant. */
public final class AcceptInvitation {

    private final Invitations invitations;
    private final GuestAccounts accounts;
    private final Grants grants;
    private final Outbox outbox;
    private final Clock clock;

    /** Who accepts, and on what footing if it has no guest account yet. */
    public record Joiner(UserId user, Footing footing, String displayName) {}

    public AcceptInvitation(
            Invitations invitations, GuestAccounts accounts, Grants grants, Outbox outbox, Clock clock) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.grants = grants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes the invitation for oneself; of several who try at once, one succeeds. To be called before anything else is
     * written, for the row stays locked until the transaction ends.
     */
    public boolean take(Invitation invitation) {
        return invitations.settle(invitation, InvitationState.ACCEPTED, clock.instant());
    }

    /** Gives the user what the taken invitation offers; whoever is in the space already keeps what it has. */
    public Grant grant(Invitation taken, Joiner joiner, String origin) {
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
        Grant.Access access = Grant.Access.from(
                now,
                offer.host(),
                offer.space(),
                offer.terms().permission(),
                offer.terms().period());
        Grant grant = grants.standing(user, offer.space())
                .map(standing -> renewed(standing, access, offer.sponsor(), now))
                .orElseGet(() -> added(user, access, offer.sponsor()));
        outbox.add(List.of(
                Mail.queued(MailKind.WELCOME, taken.id().value(), offer.to().address(), origin, now)));
        return grant;
    }

    private Grant renewed(Grant standing, Grant.Access access, UserId sponsor, Instant now) {
        if (standing.liveAt(now)) {
            return standing;
        }
        Grant renewed = new Grant(standing.id(), standing.guest(), access, sponsor, GrantState.ACTIVE);
        return grants.regrant(renewed, now) ? renewed : added(standing.guest(), access, sponsor);
    }

    private Grant added(UserId user, Grant.Access access, UserId sponsor) {
        Grant grant = new Grant(GrantId.fresh(), user, access, sponsor, GrantState.ACTIVE);
        grants.add(grant);
        return grant;
    }
}
