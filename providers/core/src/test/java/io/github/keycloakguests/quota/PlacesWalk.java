package io.github.keycloakguests.quota;

import static io.github.keycloakguests.invitation.InvitationBuilder.NOON;
import static io.github.keycloakguests.invitation.InvitationBuilder.anInvitation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does things at random that change the places of a host, and counts them by itself after each. */
final class PlacesWalk {

    /** Does something with a port in a transaction of its own. */
    interface Transaction<P> {
        <T> T with(Function<P, T> work);
    }

    private static final HostId ACME = PlacesContract.ACME;
    private static final Quota QUOTA = new Quota(2, 1, 12);
    private static final int PEOPLE = 12;

    private final Transaction<Places> places;
    private final Transaction<Invitations> invitations;
    private final AtomicLong members;
    private final Random random;
    private final Map<String, Invitation> held = new LinkedHashMap<>();
    private final Map<UserId, Stay> stays = new LinkedHashMap<>();
    private Instant now = NOON;
    private int number;

    PlacesWalk(Transaction<Places> places, Transaction<Invitations> invitations, AtomicLong members, long seed) {
        this.places = places;
        this.invitations = invitations;
        this.members = members;
        this.random = new Random(seed);
    }

    /** So many steps, of which each leaves the places as they can be counted. */
    void take(int steps) {
        doing(it -> it.entitle(ACME, Optional.of(QUOTA)));
        int invited = 0;
        int refused = 0;
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(9)) {
                case 0, 1, 2 -> {
                    if (invite()) {
                        invited++;
                    } else {
                        refused++;
                    }
                }
                case 3, 4 -> accept();
                case 5 -> revoke();
                case 6 -> now = now.plusSeconds(random.nextInt(4 * 3600));
                case 7 -> decide();
                default -> joinOrLeave();
            }
            assertThat(places.<Tally>with(it -> it.tally(ACME, now)))
                    .as("after step %d", step)
                    .isEqualTo(counted());
        }
        assertThat(invited).isPositive();
        assertThat(refused).isPositive();
    }

    private Tally counted() {
        long used = stays.values().stream().filter(it -> it.takesPlaceAt(now)).count();
        long reserved = held.values().stream().filter(it -> it.openAt(now)).count();
        return new Tally(QUOTA, true, members.get(), used, reserved);
    }

    private boolean invite() {
        Invitation invitation = anInvitation()
                .of(ACME)
                .in("s" + ++number)
                .to("p" + random.nextInt(PEOPLE) + "@example.org")
                .until(now.plusSeconds(3600L * (1 + random.nextInt(20))))
                .build();
        invitations.with(it -> {
            it.add(List.of(invitation));
            return true;
        });
        boolean left = places.with(it -> {
            boolean free = it.lock(ACME, now).left() > 0;
            it.hold(ACME, free ? List.of(invitation.id().value()) : List.of());
            return free;
        });
        assertThat(left).isEqualTo(counted().left() > 0);
        if (left) {
            held.put(invitation.id().value(), invitation);
        }
        return left;
    }

    private void accept() {
        Optional<Invitation> some = some(held.values()).filter(it -> it.openAt(now));
        if (some.isEmpty()) {
            return;
        }
        EmailAddress address = some.get().offer().to().address();
        Stay stay = stay(address, GrantState.ACTIVE);
        boolean seats = places.with(it -> {
            Tally tally = it.lock(ACME, now);
            return it.seated(ACME, stay.guest()) || tally.seats();
        });
        boolean known = Optional.ofNullable(stays.get(stay.guest()))
                .filter(it -> it.takesPlaceAt(now))
                .isPresent();
        assertThat(seats).isEqualTo(known || counted().seats());
        if (seats && settled(some.get(), InvitationState.ACCEPTED)) {
            doing(it -> {
                it.lock(ACME, now);
                it.release(ACME, List.of(some.get().id().value()));
                it.seat(stay, now);
                it.releaseFor(ACME, address);
            });
            held.values().removeIf(it -> it.offer().to().address().equals(address));
            stays.put(stay.guest(), stay);
        }
    }

    private void revoke() {
        some(held.values()).filter(it -> it.openAt(now)).ifPresent(it -> {
            assertThat(settled(it, InvitationState.REVOKED)).isTrue();
            doing(some -> {
                some.lock(ACME, now);
                some.release(ACME, List.of(it.id().value()));
            });
            held.remove(it.id().value());
        });
    }

    private void decide() {
        GrantState next = some(List.of(GrantState.values())).orElseThrow();
        some(stays.values()).ifPresent(it -> {
            Stay stay = stay(it.person().email(), next);
            doing(some -> {
                some.lock(ACME, now);
                some.seat(stay, now);
            });
            stays.put(stay.guest(), stay);
        });
    }

    private void joinOrLeave() {
        members.set(random.nextInt(12));
        doing(it -> it.membersChanged(ACME));
    }

    private Stay stay(EmailAddress address, GrantState state) {
        String name = address.value().substring(0, address.value().indexOf('@'));
        Instant end = random.nextInt(5) == 0 ? null : now.plusSeconds(random.nextInt(40 * 3600));
        return new Stay(new UserId(name), ACME, new Stay.Person(name, address), "partner", state, end);
    }

    private boolean settled(Invitation invitation, InvitationState next) {
        return invitations.with(it -> it.settle(invitation, next, now));
    }

    private <T> Optional<T> some(Collection<T> values) {
        return values.stream()
                .skip(values.isEmpty() ? 0 : random.nextInt(values.size()))
                .findFirst();
    }

    private void doing(Consumer<Places> work) {
        places.with(it -> {
            work.accept(it);
            return true;
        });
    }
}
