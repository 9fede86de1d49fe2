package io.github.keycloakguests.quota;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.space.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The places of the hosts of one realm, for tests. A transaction is what a thread does until {@link #endOfTransaction}. */
public final class InMemoryPlaces implements Places {

    private static final Duration MEMBERS_GOOD_FOR = Duration.ofMinutes(1);

    /** A stay as it was written down. */
    public record Seat(String key, Stay stay, boolean counted) {}

    /** What is known of one host. */
    private static final class Books {
        private final ReentrantLock lock = new ReentrantLock();
        private final Map<UserId, Seat> seats = new HashMap<>();
        private final Set<String> held = new HashSet<>();
        private Optional<Quota> own = Optional.empty();
        private long members;
        private @Nullable Instant membersAt;
    }

    private final Map<HostId, Books> books = new HashMap<>();
    private final Quota realmDefault;
    private final Function<String, Optional<Invitation>> invitations;
    private final ToLongFunction<HostId> members;
    private int seats;

    /**
     * Places that nobody has taken.
     *
     * @param invitations finds an invitation by its id
     * @param members how many a host has
     */
    public InMemoryPlaces(
            InMemoryGuestAccounts accounts,
            Quota realmDefault,
            Function<String, Optional<Invitation>> invitations,
            ToLongFunction<HostId> members) {
        this.realmDefault = realmDefault;
        this.invitations = invitations;
        this.members = members;
        accounts.afterRemoval(this::forget);
    }

    /** Lets go of what the thread has locked. */
    public void endOfTransaction() {
        all().stream()
                .map(it -> it.lock)
                .filter(ReentrantLock::isHeldByCurrentThread)
                .forEach(ReentrantLock::unlock);
    }

    @Override
    public Tally lock(HostId host, Instant now) {
        Books of = books(host);
        if (!of.lock.isHeldByCurrentThread()) {
            of.lock.lock();
        }
        return lapsed(of, host, now);
    }

    private synchronized Tally lapsed(Books of, HostId host, Instant now) {
        of.seats.replaceAll(
                (guest, seat) -> new Seat(seat.key(), seat.stay(), seat.counted() && !over(seat.stay(), now)));
        of.held.removeIf(it -> over(it, now));
        recount(of, host, now);
        return tally(of, of.members, now);
    }

    @Override
    public synchronized Tally tally(HostId host, Instant now) {
        Books of = books(host);
        return tally(of, good(of, now) ? of.members : members.applyAsLong(host), now);
    }

    @Override
    public synchronized void hold(HostId host, Collection<String> ids) {
        ids.stream()
                .filter(id -> invitations
                        .apply(id)
                        .filter(it -> it.life().state() == InvitationState.OPEN)
                        .filter(it -> it.offer().host().equals(host))
                        .isPresent())
                .forEach(books(host).held::add);
    }

    @Override
    public synchronized void release(HostId host, Collection<String> ids) {
        ids.forEach(books(host).held::remove);
    }

    @Override
    public synchronized void releaseFor(HostId host, EmailAddress address) {
        books(host)
                .held
                .removeIf(id -> invitations
                        .apply(id)
                        .filter(it -> it.offer().to().address().equals(address))
                        .isPresent());
    }

    @Override
    public synchronized void seat(Stay stay, Instant now) {
        Map<UserId, Seat> there = books(stay.host()).seats;
        Seat before = there.get(stay.guest());
        String key = before == null ? "stay-%06d".formatted(++seats) : before.key();
        there.put(stay.guest(), new Seat(key, stay, stay.takesPlaceAt(now)));
    }

    @Override
    public synchronized boolean seated(HostId host, UserId guest) {
        return Optional.ofNullable(books(host).seats.get(guest))
                .map(Seat::counted)
                .orElse(false);
    }

    @Override
    public synchronized Set<EmailAddress> seated(HostId host, Collection<EmailAddress> addresses) {
        return books(host).seats.values().stream()
                .filter(Seat::counted)
                .map(it -> it.stay().person().email())
                .filter(addresses::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized Optional<UserId> guestOf(HostId host, EmailAddress address) {
        return books(host).seats.values().stream()
                .filter(Seat::counted)
                .map(Seat::stay)
                .filter(it -> it.person().email().equals(address))
                .map(Stay::guest)
                .findFirst();
    }

    @Override
    public synchronized void membersChanged(HostId host) {
        books(host).membersAt = null;
    }

    @Override
    public synchronized void entitle(HostId host, Optional<Quota> own) {
        books(host).own = own;
    }

    /** Every stay that was written down. */
    public synchronized List<Seat> seats() {
        return books.values().stream().flatMap(it -> it.seats.values().stream()).toList();
    }

    private synchronized Books books(HostId host) {
        return books.computeIfAbsent(host, it -> new Books());
    }

    private synchronized List<Books> all() {
        return List.copyOf(books.values());
    }

    private synchronized void forget(UserId guest) {
        books.values().forEach(it -> it.seats.remove(guest));
    }

    private void recount(Books of, HostId host, Instant now) {
        if (!good(of, now)) {
            of.members = members.applyAsLong(host);
            of.membersAt = now;
        }
    }

    private static boolean good(Books of, Instant now) {
        return of.membersAt != null && !of.membersAt.isAfter(now) && now.isBefore(of.membersAt.plus(MEMBERS_GOOD_FOR));
    }

    private Tally tally(Books of, long counted, Instant now) {
        long used = of.seats.values().stream()
                .filter(it -> it.counted() && !over(it.stay(), now))
                .count();
        long reserved = of.held.stream().filter(it -> !over(it, now)).count();
        return new Tally(of.own.orElse(realmDefault), of.own.isPresent(), counted, used, reserved);
    }

    private static boolean over(Stay stay, Instant now) {
        return stay.end() != null && !now.isBefore(stay.end());
    }

    private boolean over(String invitation, Instant now) {
        return invitations
                .apply(invitation)
                .filter(it -> it.stateAt(now) == InvitationState.EXPIRED)
                .isPresent();
    }
}
