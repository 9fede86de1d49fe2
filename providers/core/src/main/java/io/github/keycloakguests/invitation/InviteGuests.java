package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.AddressList;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.space.SpaceId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invites a list of addresses to a space. */
public final class InviteGuests {

    private final Invitations invitations;
    private final Grants grants;
    private final Outbox outbox;
    private final Clock clock;

    public InviteGuests(Invitations invitations, Grants grants, Outbox outbox, Clock clock) {
        this.invitations = invitations;
        this.grants = grants;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Carries out all of the order that can be, in one go, or nothing of it. */
    public OrderOutcome invite(Order order, GuestType type) {
        Instant now = clock.instant();
        OrderRules rules = new OrderRules(type);
        return rules.objectionTo(order, now)
                .<OrderOutcome>map(OrderOutcome.Objected::new)
                .orElseGet(() -> new OrderOutcome.Done(carryOut(order, rules, now)));
    }

    private List<Answer> carryOut(Order order, OrderRules rules, Instant now) {
        SpaceId space = order.space().id();
        Set<EmailAddress> named = named(order);
        invitations.retire(space, named, now);
        Map<EmailAddress, InvitationId> open = invitations.open(space, named);
        Set<EmailAddress> guests = grants.liveAddresses(space, named, now);

        Terms terms = rules.termsOf(order);
        Set<EmailAddress> met = new HashSet<>();
        List<Answer> answers = order.entries().stream()
                .map(entry -> switch (entry) {
                    case AddressList.Entry.Malformed(String typed) -> Answer.Refused.of(typed, Refusal.MALFORMED);
                    case AddressList.Entry.Mailbox(String typed, Recipient to) ->
                        refusalOf(to.address(), met, open, guests)
                                .<Answer>map(it -> refused(typed, it, open.get(to.address())))
                                .orElseGet(() -> new Answer.Invited(
                                        typed, Invitation.of(offer(order, terms, to), now, rules.validityOf(order))));
                })
                .toList();
        store(answers, order.origin(), now);
        return answers;
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

    private static Optional<Refusal> refusalOf(
            EmailAddress address,
            Set<EmailAddress> met,
            Map<EmailAddress, InvitationId> open,
            Set<EmailAddress> guests) {
        if (!met.add(address)) {
            return Optional.of(Refusal.DUPLICATE);
        }
        if (guests.contains(address)) {
            return Optional.of(Refusal.ALREADY_GUEST);
        }
        return open.containsKey(address) ? Optional.of(Refusal.ALREADY_INVITED) : Optional.empty();
    }

    private static Answer refused(String typed, Refusal reason, @Nullable InvitationId open) {
        return reason == Refusal.ALREADY_INVITED
                ? new Answer.Refused(typed, reason, Optional.ofNullable(open))
                : Answer.Refused.of(typed, reason);
    }

    private static Offer offer(Order order, Terms terms, Recipient to) {
        return new Offer(order.space().host(), order.space().id(), to, terms, order.wording(), order.inviter());
    }

    private void store(List<Answer> answers, String origin, Instant now) {
        List<Invitation> invited = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer instanceof Answer.Invited(String typed, Invitation invitation)) {
                invited.add(invitation);
            }
        }
        invitations.add(invited);
        outbox.add(invited.stream()
                .map(it -> Mail.queued(
                        MailKind.INVITATION, it.id().value(), it.offer().to().address(), origin, now))
                .toList());
    }
}
