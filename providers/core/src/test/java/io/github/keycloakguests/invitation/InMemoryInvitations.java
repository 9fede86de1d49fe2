package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.email.Recipient;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The invitations of one realm, for tests. */
public final class InMemoryInvitations implements Invitations {

    private record Row(
            Invitation invitation,
            @Nullable String digest,
            @Nullable Instant askedAt) {

        InvitationState state() {
            return invitation.life().state();
        }

        boolean pending() {
            return state() == InvitationState.OPEN || state() == InvitationState.DRAFT;
        }

        boolean takes(SpaceId space, EmailAddress address) {
            return pending()
                    && invitation.offer().space().equals(space)
                    && invitation.offer().to().address().equals(address);
        }

        Row in(InvitationState state) {
            Life life = invitation.life();
            return with(
                    new Life(
                            state,
                            life.createdAt(),
                            life.expiresAt(),
                            life.mailings(),
                            life.mailedAt(),
                            life.version() + 1),
                    digest);
        }

        Row mailedAt(Instant now) {
            return mailed(state(), now, invitation.life().expiresAt());
        }

        Row sentAt(Instant now, Instant expiresAt) {
            return mailed(InvitationState.OPEN, now, expiresAt);
        }

        /** State, past and mails are its own, and no edit's. */
        Row editedTo(Invitation after) {
            Life life = invitation.life();
            Life next = new Life(
                    life.state(),
                    life.createdAt(),
                    after.life().expiresAt(),
                    life.mailings(),
                    life.mailedAt(),
                    life.version() + 1);
            return new Row(new Invitation(invitation.id(), after.offer(), next), digest, askedAt);
        }

        private Row mailed(InvitationState state, Instant now, Instant expiresAt) {
            Life life = invitation.life();
            return with(
                    new Life(state, life.createdAt(), expiresAt, life.mailings() + 1, now, life.version() + 1), null);
        }

        private Row with(Life life, @Nullable String next) {
            return new Row(new Invitation(invitation.id(), invitation.offer(), life), next, askedAt);
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();

    @Override
    public synchronized void add(Collection<Invitation> invitations) {
        Set<List<Object>> taken = new HashSet<>();
        for (Invitation it : invitations) {
            SpaceId space = it.offer().space();
            EmailAddress address = it.offer().to().address();
            if (!taken.add(List.of(space, address)) || holder(space, address).isPresent()) {
                throw new ConcurrentInvitation(new IllegalStateException("one is open"));
            }
        }
        invitations.forEach(it -> rows.put(it.id().value(), new Row(it, null, null)));
    }

    @Override
    public synchronized Optional<Invitation> find(InvitationId id) {
        return Optional.ofNullable(rows.get(id.value())).map(Row::invitation);
    }

    @Override
    public synchronized Optional<Invitation> findByDigest(String digest) {
        return rows.values().stream()
                .filter(it -> digest.equals(it.digest()))
                .map(Row::invitation)
                .findFirst();
    }

    @Override
    public synchronized Map<EmailAddress, InvitationId> pending(SpaceId space, Collection<EmailAddress> addresses) {
        Map<EmailAddress, InvitationId> pending = new HashMap<>();
        for (EmailAddress address : addresses) {
            holder(space, address).ifPresent(it -> pending.put(address, it.id()));
        }
        return Map.copyOf(pending);
    }

    @Override
    public synchronized List<Invitation> pendingIn(SpaceId space, int max) {
        return rows.values().stream()
                .filter(it -> it.pending() && it.invitation().offer().space().equals(space))
                .map(Row::invitation)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void retire(SpaceId space, Collection<EmailAddress> addresses, Instant now) {
        for (EmailAddress address : addresses) {
            rows.replaceAll(
                    (id, row) -> row.takes(space, address) && !row.invitation().pendingAt(now)
                            ? row.in(InvitationState.EXPIRED)
                            : row);
        }
    }

    @Override
    public synchronized boolean settle(Invitation invitation, InvitationState next, Instant now) {
        return asItWas(invitation)
                .filter(it -> it.invitation().openAt(now)
                        || (it.state() == InvitationState.DRAFT && next == InvitationState.REVOKED))
                .map(it -> rows.put(invitation.id().value(), it.in(next)))
                .isPresent();
    }

    @Override
    public synchronized boolean send(Invitation draft, Instant now, Instant expiresAt) {
        return asItWas(draft)
                .filter(it -> it.state() == InvitationState.DRAFT)
                .map(it -> rows.put(draft.id().value(), it.sentAt(now, expiresAt)))
                .isPresent();
    }

    @Override
    public synchronized boolean edit(Invitation before, Invitation after, Instant now) {
        Optional<Row> row = asItWas(before).filter(it -> it.invitation().pendingAt(now));
        if (row.isEmpty()) {
            return false;
        }
        holder(after.offer().space(), after.offer().to().address())
                .filter(it -> !it.id().equals(before.id()))
                .ifPresent(it -> {
                    throw new ConcurrentInvitation(new IllegalStateException("that address has one"));
                });
        rows.put(before.id().value(), row.get().editedTo(after));
        return true;
    }

    @Override
    public synchronized void rekey(Map<InvitationId, String> digests) {
        digests.forEach((id, digest) -> rows.computeIfPresent(
                id.value(),
                (key, row) ->
                        row.state() == InvitationState.OPEN ? new Row(row.invitation(), digest, row.askedAt()) : row));
    }

    @Override
    public synchronized boolean remail(Invitation invitation, Instant now) {
        return asItWas(invitation)
                .filter(it -> it.invitation().openAt(now))
                .map(it -> rows.put(invitation.id().value(), it.mailedAt(now)))
                .isPresent();
    }

    @Override
    public synchronized boolean noteAsked(InvitationId id, Instant now, Instant notSince) {
        return Optional.ofNullable(rows.get(id.value()))
                .filter(it -> it.askedAt() == null || !it.askedAt().isAfter(notSince))
                .map(it -> rows.put(id.value(), new Row(it.invitation(), it.digest(), now)))
                .isPresent();
    }

    @Override
    public synchronized long madeBy(UserId sponsor, Instant since) {
        return all().stream()
                .filter(it -> it.offer().sponsor().equals(sponsor))
                .filter(it -> !it.life().createdAt().isBefore(since))
                .count();
    }

    @Override
    public synchronized List<Invitation> page(Listing listing, Instant now) {
        Comparator<Invitation> order = order(listing.sort());
        if (listing.after().isPresent() && find(listing.after().get()).isEmpty()) {
            return List.of();
        }
        Optional<Invitation> after = listing.after().flatMap(this::find);
        return all().stream()
                .filter(it -> seen(listing.sight(), it.offer()) && meets(listing.filter(), it, now))
                .filter(it -> after.map(last -> order.compare(it, last) > 0).orElse(true))
                .sorted(order)
                .limit(listing.max())
                .toList();
    }

    /** Everything ever put in, by their keys. */
    public synchronized List<Invitation> all() {
        return rows.values().stream().map(Row::invitation).toList();
    }

    private static boolean seen(Sight sight, Offer offer) {
        return sight.covers(offer.host(), offer.space(), offer.sponsor());
    }

    private static boolean meets(Filter filter, Invitation it, Instant now) {
        return filter.space().map(it.offer().space()::equals).orElse(true)
                && filter.state().map(it.stateAt(now)::equals).orElse(true)
                && filter.type().map(it.offer().terms().type()::equals).orElse(true)
                && filter.text().map(text -> begins(it.offer().to(), text)).orElse(true);
    }

    private static boolean begins(Recipient to, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String name = to.name().display();
        return to.address().value().startsWith(wanted)
                || (name != null && name.toLowerCase(Locale.ROOT).startsWith(wanted));
    }

    private static Comparator<Invitation> order(Sort sort) {
        Comparator<Invitation> byKey = Comparator.comparing(it -> it.id().value());
        return switch (sort) {
            case ID -> byKey;
            case EXPIRY ->
                Comparator.comparing((Invitation it) -> it.life().expiresAt()).thenComparing(byKey);
            case ADDRESS ->
                Comparator.comparing(
                                (Invitation it) -> it.offer().to().address().value())
                        .thenComparing(byKey);
        };
    }

    private Optional<Invitation> holder(SpaceId space, EmailAddress address) {
        return rows.values().stream()
                .filter(it -> it.takes(space, address))
                .map(Row::invitation)
                .findFirst();
    }

    private Optional<Row> asItWas(Invitation invitation) {
        return Optional.ofNullable(rows.get(invitation.id().value()))
                .filter(it ->
                        it.invitation().life().version() == invitation.life().version());
    }
}
