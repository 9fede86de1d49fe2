package io.github.keycloakguests.invitation;

import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.OrderBuilder.PARTNER;

import io.github.keycloakguests.audit.InMemoryTrail;
import io.github.keycloakguests.email.DomainRules;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.CutOff;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.InMemoryGrants;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.guest.RecordingMemberships;
import io.github.keycloakguests.guest.RecordingSessions;
import io.github.keycloakguests.guest.RecordingStandings;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.InMemoryOutbox;
import io.github.keycloakguests.quota.InMemoryPlaces;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Seating;
import io.github.keycloakguests.space.HostId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** The use cases of invitations over ports in memory. */
final class Office {

    final InMemoryInvitations invitations = new InMemoryInvitations();
    final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    final InMemoryGrants grants = new InMemoryGrants(accounts);
    final InMemoryOutbox outbox = new InMemoryOutbox();
    final InMemoryTrail trail = new InMemoryTrail();
    final RecordingMemberships memberships = new RecordingMemberships();
    final RecordingSessions sessions = new RecordingSessions();
    private final RecordingStandings standings = new RecordingStandings(accounts, grants);
    final InMemoryPlaces places;
    private DomainRules rules = DomainRules.NONE;
    private final Seating seating;

    /** Takes no guests of that domain from now on. */
    void deny(String domain) {
        rules = DomainRules.parse("", domain);
    }

    private boolean permit(HostId host, EmailAddress address) {
        return rules.permits(address);
    }

    /** With room for everybody. */
    Office() {
        this(10_000);
    }

    /** Of which every host has so many places. */
    Office(int limit) {
        places = new InMemoryPlaces(
                accounts, new Quota(limit, 0, null), it -> invitations.find(new InvitationId(it)), host -> 0);
        seating = new Seating(places, accounts, grants, standings);
    }

    InviteGuests inviting(Instant now) {
        return new InviteGuests(invitations, grants, places, this::permit, outbox, entries(), at(now));
    }

    SendDraft sending(Instant now) {
        return new SendDraft(invitations, grants, places, outbox, entries(), at(now));
    }

    EditInvitation editing(Instant now) {
        return new EditInvitation(invitations, revoking(now), inviting(now), entries(), at(now));
    }

    RevokeInvitation revoking(Instant now) {
        return new RevokeInvitation(invitations, places, entries(), at(now));
    }

    ResendInvitation resending(Instant now) {
        return new ResendInvitation(invitations, outbox, entries(), at(now));
    }

    AcceptInvitation accepting(Instant now) {
        return new AcceptInvitation(invitations, accounts, grants, guestbook(now), outbox, at(now));
    }

    EnsureAccess ensuring(Instant now) {
        return new EnsureAccess(inviting(now), invitations, grants, this::permit, guestbook(now), at(now));
    }

    /** A guest of that address, by these grants, with the places that they take. */
    GuestAccount guest(String id, String address, Grant... grantsOfIt) {
        GuestAccount account =
                new GuestAccount(new UserId(id), Footing.GUEST, "partner", id, new EmailAddress(address), NOON);
        accounts.add(account);
        for (Grant grant : grantsOfIt) {
            grants.add(grant);
            seating.settle(account.user(), grant.access().host(), NOON);
        }
        return account;
    }

    /** Does the work as one transaction of its thread. */
    <T> T inTransaction(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            places.endOfTransaction();
        }
    }

    /** What became of the entries of an order that is carried out. */
    List<Answer> invited(Order order) {
        return inTransaction(() -> done(inviting(NOON).invite(order, PARTNER)).answers());
    }

    /** The one invitation that an order comes to. */
    Invitation invitation(Order order) {
        return ((Answer.Invited) invited(order).getFirst()).invitation();
    }

    static OrderOutcome.Done done(OrderOutcome outcome) {
        return switch (outcome) {
            case OrderOutcome.Objected(Objection objection) -> throw new AssertionError(objection);
            case OrderOutcome.Done done -> done;
        };
    }

    private InvitationTrail entries() {
        return new InvitationTrail(trail);
    }

    private Guestbook guestbook(Instant now) {
        return new Guestbook(places, seating, memberships, new CutOff(standings, sessions, at(now)), trail);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
