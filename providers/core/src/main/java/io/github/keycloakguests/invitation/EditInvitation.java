package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.space.SpaceId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes a draft or an open invitation; with another address, an open one becomes a new invitation. */
public final class EditInvitation {

    private final Invitations invitations;
    private final RevokeInvitation revoke;
    private final InviteGuests invite;
    private final InvitationTrail trail;
    private final Clock clock;

    public EditInvitation(
            Invitations invitations, RevokeInvitation revoke, InviteGuests invite, InvitationTrail trail, Clock clock) {
        this.invitations = invitations;
        this.revoke = revoke;
        this.invite = invite;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Edits it, or replaces it by a new one.
     *
     * @param order the invitation as it is to be: one address, and every term of it
     * @param type the guest type that it is to offer
     */
    public EditOutcome edit(Invitation before, Order order, GuestType type) {
        Instant now = clock.instant();
        if (!before.pendingAt(now)) {
            return new EditOutcome.NotPending();
        }
        OrderRules rules = new OrderRules(type);
        Optional<Objection> objection =
                rules.objectionTo(asChanged(before, order, now), now).or(() -> furtherThanBound(before, order));
        if (objection.isPresent()) {
            return new EditOutcome.Objected(objection.get());
        }
        if (!(order.entries().getFirst() instanceof AddressList.Entry.Mailbox(String typed, Recipient to))) {
            return new EditOutcome.Refused(Refusal.MALFORMED);
        }
        boolean elsewhere = !to.address().equals(before.offer().to().address());
        if (elsewhere && before.life().state() == InvitationState.OPEN) {
            return replace(before, order, type);
        }
        return elsewhere && invited(before.offer().space(), to.address(), now)
                ? new EditOutcome.Refused(Refusal.ALREADY_INVITED)
                : rewrite(before, to, order, rules, now);
    }

    /**
     * A period that was handed on ends with what its giver had, however long it says: only another one is looked at. So it
     * is with a start that has come meanwhile.
     */
    private static Order asChanged(Invitation before, Order order, Instant now) {
        Order.Wish wish = order.wish();
        Terms was = before.offer().terms();
        boolean samePeriod = was.bounds() != null && wish.period().equals(Optional.of(was.period()));
        boolean sameStart = wish.start().equals(Optional.ofNullable(was.start()))
                && wish.start().filter(it -> it.moment().isAfter(now)).isEmpty();
        Order.Wish rest = new Order.Wish(
                wish.permission(),
                samePeriod ? Optional.empty() : wish.period(),
                sameStart ? Optional.empty() : wish.start(),
                wish.validity(),
                wish.home(),
                wish.powers());
        return new Order(order.space(), order.entries(), rest, order.wording(), order.inviter(), order.posting());
    }

    private static Optional<Objection> furtherThanBound(Invitation before, Order order) {
        Terms.Bounds bounds = before.offer().terms().bounds();
        if (bounds == null) {
            return Optional.empty();
        }
        Instant latest = bounds.latestEnd();
        boolean later = latest != null
                && order.wish()
                        .start()
                        .filter(it -> !it.moment().isBefore(latest))
                        .isPresent();
        return later
                ? Optional.of(Objection.START_BEYOND_OWN)
                : OrderRules.further(order.wish().powers());
    }

    /** Whether the address has one to the space already; what is past its end gives way, as it does to a new one. */
    private boolean invited(SpaceId space, EmailAddress address, Instant now) {
        invitations.retire(space, Set.of(address), now);
        return !invitations.pending(space, Set.of(address)).isEmpty();
    }

    private EditOutcome rewrite(Invitation before, Recipient to, Order order, OrderRules rules, Instant now) {
        Offer was = before.offer();
        Offer offer = new Offer(
                was.host(), was.space(), to, bound(was, rules.termsOf(order, now)), order.wording(), was.sponsor());
        Life life = before.life();
        Instant end = order.wish()
                .validity()
                .map(it -> (life.state() == InvitationState.DRAFT ? life.createdAt() : now).plus(it))
                .orElse(life.expiresAt());
        Life next = new Life(life.state(), life.createdAt(), end, life.mailings(), life.mailedAt(), life.version() + 1);
        Invitation after = new Invitation(before.id(), offer, next);
        if (!invitations.edit(before, after, now)) {
            return new EditOutcome.NotPending();
        }
        trail.edited(before, after, order.inviter().user(), now);
        return new EditOutcome.Edited(after);
    }

    /** What a guest handed on stays bound to what it had, whoever edits it. */
    private static Terms bound(Offer was, Terms terms) {
        Terms.Bounds bounds = was.terms().bounds();
        return bounds == null
                ? terms
                : new Terms(
                        terms.type(),
                        terms.permission(),
                        terms.period(),
                        terms.start(),
                        terms.home(),
                        Powers.NONE,
                        bounds);
    }

    /** The link went to somebody else: that one must not work any more, and nobody but the new address gets another. */
    private EditOutcome replace(Invitation before, Order order, GuestType type) {
        if (!revoke.revoke(before, order.inviter().user())) {
            return new EditOutcome.NotPending();
        }
        return switch (invite.invite(order, type)) {
            case OrderOutcome.Objected(Objection objection) -> new EditOutcome.Objected(objection);
            case OrderOutcome.Done(List<Answer> answers, long left) ->
                switch (answers.getFirst()) {
                    case Answer.Invited(String typed, Invitation made) -> new EditOutcome.Edited(made);
                    case Answer.Refused(String typed, Refusal reason, Optional<InvitationId> because) ->
                        new EditOutcome.Refused(reason);
                };
        };
    }
}
