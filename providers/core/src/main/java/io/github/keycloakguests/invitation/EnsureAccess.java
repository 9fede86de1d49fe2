package io.github.keycloakguests.invitation;

import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.GrantTrail;
import io.github.keycloakguests.guest.DomainLists;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that an address has access to a space, however often it is asked to: applications call it whenever
 * something is shared, and one call or a thousand leave one grant or one invitation.
 */
public final class EnsureAccess {

    private final InviteGuests invite;
    private final Invitations invitations;
    private final Grants grants;
    private final DomainLists domains;
    private final Guestbook guestbook;
    private final Clock clock;

    public EnsureAccess(
            InviteGuests invite,
            Invitations invitations,
            Grants grants,
            DomainLists domains,
            Guestbook guestbook,
            Clock clock) {
        this.invite = invite;
        this.invitations = invitations;
        this.grants = grants;
        this.domains = domains;
        this.guestbook = guestbook;
        this.clock = clock;
    }

    /**
     * Gives the address what the order offers, as far as it does not have it.
     *
     * @param order names one address
     * @param account the guest of that address, if somebody has one
     */
    public AccessOutcome ensure(Order order, GuestType type, Optional<GuestAccount> account) {
        Instant now = clock.instant();
        OrderRules rules = new OrderRules(type);
        Optional<Objection> objection = rules.objectionTo(order, now);
        if (objection.isPresent()) {
            return new AccessOutcome.Objected(objection.get());
        }
        HostId host = order.space().host();
        if (account.filter(it -> !domains.permit(host, it.email())).isPresent()) {
            return new AccessOutcome.Refused(Refusal.DOMAIN_NOT_ALLOWED);
        }
        guestbook.places().lock(host, now);
        Terms terms = rules.termsOf(order, now);
        return account.flatMap(it -> throughGrant(order, type, terms, it, now))
                .orElseGet(() -> throughInvitation(order, type, terms, now));
    }

    /** Who is a guest of the host has agreed to that: it needs no invitation to another of its spaces. */
    private Optional<AccessOutcome> throughGrant(
            Order order, GuestType type, Terms terms, GuestAccount account, Instant now) {
        SpaceId space = order.space().id();
        HostId host = order.space().host();
        List<Grant> all = grants.of(account.user());
        Optional<Grant> standing = all.stream()
                .filter(it -> it.access().space().equals(space) && it.standsAt(now))
                .findFirst();
        if (standing.isPresent()) {
            return Optional.of(reaching(standing.get(), type, terms.permission(), order.inviter(), now));
        }
        boolean ofHost = all.stream().anyMatch(it -> it.access().host().equals(host) && it.liveAt(now));
        if (!ofHost) {
            return Optional.empty();
        }
        if (!type.roomFor(space, at(host, all), now)) {
            return Optional.of(new AccessOutcome.Refused(Refusal.SPACES_LIMIT));
        }
        if (!type.roomFor(space, all, now)) {
            // What it has at other hosts is told to the guest alone, when it answers the invitation.
            return Optional.empty();
        }
        UserId inviter = order.inviter().user();
        return Optional.of(new AccessOutcome.Granted(new GiveGrant(grants, guestbook)
                .give(
                        account.user(),
                        terms.accessFrom(now, order.space().zone(), host, space),
                        terms.charter(inviter),
                        inviter,
                        now)));
    }

    private static List<Grant> at(HostId host, List<Grant> all) {
        return all.stream().filter(it -> it.access().host().equals(host)).toList();
    }

    /** A suspended grant stays suspended: that somebody decided. */
    private AccessOutcome reaching(Grant standing, GuestType type, Permission wanted, Inviter inviter, Instant now) {
        if (type.reaches(standing.access().permission(), wanted)) {
            return new AccessOutcome.Already(standing);
        }
        boolean another = !standing.charter().type().equals(type.name());
        if (another || (!inviter.runsAll() && !standing.sponsor().equals(inviter.user()))) {
            return new AccessOutcome.Refused(Refusal.ALREADY_GUEST);
        }
        Grant raised = standing.changed(standing.access().with(wanted), standing.charter());
        if (!grants.change(raised, now)) {
            throw new IllegalStateException("a grant changed while its host's places were locked");
        }
        if (!raised.waiting()) {
            guestbook.memberships().move(standing, raised);
        }
        guestbook.seating().settle(standing.guest(), standing.access().host(), now);
        guestbook.trail().note(GrantTrail.changed(Deed.GRANT_CHANGED, standing, raised, inviter.user(), now));
        return new AccessOutcome.Granted(raised);
    }

    private AccessOutcome throughInvitation(Order order, GuestType type, Terms terms, Instant now) {
        return switch (invite.invite(order, type)) {
            case OrderOutcome.Objected(Objection objection) -> new AccessOutcome.Objected(objection);
            case OrderOutcome.Done(List<Answer> answers, long left) ->
                switch (answers.getFirst()) {
                    case Answer.Invited(String typed, Invitation made) -> new AccessOutcome.Invited(made.id());
                    case Answer.Refused(String typed, Refusal reason, Optional<InvitationId> because) ->
                        because.flatMap(invitations::find)
                                .<AccessOutcome>map(it -> pending(it, type, terms, order, now))
                                .orElseGet(() -> new AccessOutcome.Refused(reason));
                };
        };
    }

    /** An invitation that offers less is raised to what is asked for now; its mail has gone out. */
    private AccessOutcome pending(Invitation pending, GuestType type, Terms terms, Order order, Instant now) {
        Offer was = pending.offer();
        if (type.reaches(was.terms().permission(), terms.permission())) {
            return new AccessOutcome.Invited(pending.id());
        }
        UserId inviter = order.inviter().user();
        if (!order.inviter().runsAll() && !was.sponsor().equals(inviter)) {
            return new AccessOutcome.Refused(Refusal.ALREADY_INVITED);
        }
        Offer offer =
                new Offer(was.host(), was.space(), was.to(), raised(was.terms(), terms), was.wording(), was.sponsor());
        Invitation after = new Invitation(pending.id(), offer, pending.life());
        if (invitations.edit(pending, after, now)) {
            new InvitationTrail(guestbook.trail()).edited(pending, after, inviter, now);
        }
        return new AccessOutcome.Invited(pending.id());
    }

    private static Terms raised(Terms offered, Terms wanted) {
        return new Terms(
                offered.type(),
                wanted.permission(),
                offered.period(),
                offered.start(),
                offered.home(),
                offered.powers(),
                offered.bounds());
    }
}
