package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.guest.DomainLists;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Invites a list of addresses to a space. */
public final class InviteGuests {

    /** Of those who do not run all guests of the space. */
    public static final int MOST_IN_AN_HOUR = 200;

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Invitations invitations;
    private final Grants grants;
    private final Places places;
    private final DomainLists domains;
    private final Outbox outbox;
    private final InvitationTrail trail;
    private final Clock clock;

    public InviteGuests(
            Invitations invitations,
            Grants grants,
            Places places,
            DomainLists domains,
            Outbox outbox,
            InvitationTrail trail,
            Clock clock) {
        this.invitations = invitations;
        this.grants = grants;
        this.places = places;
        this.domains = domains;
        this.outbox = outbox;
        this.trail = trail;
        this.clock = clock;
    }

    /** Carries out all of the order that can be, in one go, or nothing of it. */
    public OrderOutcome invite(Order order, GuestType type) {
        Instant now = clock.instant();
        OrderRules rules = new OrderRules(type);
        return rules.objectionTo(order, now)
                .or(() -> hasty(order, now))
                .<OrderOutcome>map(OrderOutcome.Objected::new)
                .orElseGet(() -> carryOut(order, rules, type, now));
    }

    /** Who runs all guests of a space is trusted with its pace; others could send mail without end. */
    private Optional<Objection> hasty(Order order, Instant now) {
        Inviter inviter = order.inviter();
        boolean beyond = !inviter.runsAll()
                && invitations.madeBy(inviter.user(), now.minus(AN_HOUR))
                                + order.entries().size()
                        > MOST_IN_AN_HOUR;
        return beyond ? Optional.of(Objection.TOO_FAST) : Optional.empty();
    }

    private OrderOutcome carryOut(Order order, OrderRules rules, GuestType type, Instant now) {
        SpaceId space = order.space().id();
        HostId host = order.space().host();
        boolean later = order.posting().when() == Order.When.LATER;
        Tally tally = places.lock(host, now);
        Set<EmailAddress> named = named(order);
        invitations.retire(space, named, now);
        Set<EmailAddress> seated = places.seated(host, named);
        Free free = new Free(later ? Long.MAX_VALUE : tally.left(), seated);
        Known known = new Known(
                invitations.pending(space, named),
                grants.standingAddresses(space, named, now),
                type.allowances().spaces().orElse(0) == 1 ? seated : Set.of(),
                address -> domains.permit(host, address));

        Terms terms = rules.termsOf(order, now);
        Duration validity = rules.validityOf(order);
        List<Answer> answers = order.entries().stream()
                .map(entry -> switch (entry) {
                    case AddressList.Entry.Malformed(String typed) -> Answer.Refused.of(typed, Refusal.MALFORMED);
                    case AddressList.Entry.Mailbox(String typed, Recipient to) ->
                        known.objection(typed, to.address())
                                .or(() -> free.takenFor(to.address())
                                        ? Optional.empty()
                                        : Optional.of(Answer.Refused.of(typed, Refusal.QUOTA_EXHAUSTED)))
                                .<Answer>map(it -> it)
                                .orElseGet(() -> {
                                    Offer offer = offer(order, terms, to);
                                    return new Answer.Invited(
                                            typed,
                                            later
                                                    ? Invitation.draft(offer, now, validity)
                                                    : Invitation.of(offer, now, validity));
                                });
                })
                .toList();
        store(answers, order, seated, now);
        return new OrderOutcome.Done(answers, later ? tally.left() : free.left());
    }

    private static Set<EmailAddress> named(Order order) {
        Set<EmailAddress> named = new LinkedHashSet<>();
        for (AddressList.Entry entry : order.entries()) {
            if (entry instanceof AddressList.Entry.Mailbox(String typed, Recipient to)) {
                named.add(to.address());
            }
        }
        return named;
    }

    private static Offer offer(Order order, Terms terms, Recipient to) {
        return new Offer(
                order.space().host(),
                order.space().id(),
                to,
                terms,
                order.wording(),
                order.inviter().user());
    }

    private void store(List<Answer> answers, Order order, Set<EmailAddress> seated, Instant now) {
        List<Invitation> made = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer instanceof Answer.Invited(String typed, Invitation invitation)) {
                made.add(invitation);
            }
        }
        invitations.add(made);
        trail.made(made, order.inviter().user(), now);
        if (order.posting().when() == Order.When.NOW) {
            places.hold(
                    order.space().host(),
                    made.stream()
                            .filter(it -> !seated.contains(it.offer().to().address()))
                            .map(it -> it.id().value())
                            .toList());
            outbox.add(made.stream()
                    .map(it -> it.mail(order.posting().origin(), now))
                    .toList());
        }
    }

    /** The places that are left while the list is gone through; whoever has one needs no other. */
    private static final class Free {
        private final Set<EmailAddress> seated;
        private long left;

        Free(long left, Set<EmailAddress> seated) {
            this.left = left;
            this.seated = seated;
        }

        boolean takenFor(EmailAddress address) {
            if (seated.contains(address)) {
                return true;
            }
            if (left == 0) {
                return false;
            }
            left--;
            return true;
        }

        long left() {
            return left;
        }
    }

    /** What speaks against an address by itself. */
    private static final class Known {
        private final Map<EmailAddress, InvitationId> pending;
        private final Set<EmailAddress> guests;
        private final Set<EmailAddress> full;
        private final Predicate<EmailAddress> permitted;
        private final Set<EmailAddress> met = new HashSet<>();

        Known(
                Map<EmailAddress, InvitationId> pending,
                Set<EmailAddress> guests,
                Set<EmailAddress> full,
                Predicate<EmailAddress> permitted) {
            this.permitted = permitted;
            this.pending = pending;
            this.guests = guests;
            this.full = full;
        }

        Optional<Answer.Refused> objection(String typed, EmailAddress address) {
            if (!met.add(address)) {
                return Optional.of(Answer.Refused.of(typed, Refusal.DUPLICATE));
            }
            if (!permitted.test(address)) {
                return Optional.of(Answer.Refused.of(typed, Refusal.DOMAIN_NOT_ALLOWED));
            }
            if (guests.contains(address)) {
                return Optional.of(Answer.Refused.of(typed, Refusal.ALREADY_GUEST));
            }
            if (pending.containsKey(address)) {
                return Optional.of(
                        new Answer.Refused(typed, Refusal.ALREADY_INVITED, Optional.ofNullable(pending.get(address))));
            }
            return full.contains(address)
                    ? Optional.of(Answer.Refused.of(typed, Refusal.SPACES_LIMIT))
                    : Optional.empty();
        }
    }
}
