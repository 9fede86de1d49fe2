package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

        boolean takes(SpaceId space, EmailAddress address) {
            return invitation.life().state() == InvitationState.OPEN
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
            Life life = invitation.life();
            return with(
                    new Life(
                            life.state(),
                            life.createdAt(),
                            life.expiresAt(),
                            life.mailings() + 1,
                            now,
                            life.version() + 1),
                    null);
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
            if (!taken.add(List.of(space, address))
                    || rows.values().stream().anyMatch(row -> row.takes(space, address))) {
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
    public synchronized Map<EmailAddress, InvitationId> open(SpaceId space, Collection<EmailAddress> addresses) {
        Map<EmailAddress, InvitationId> open = new HashMap<>();
        for (EmailAddress address : addresses) {
            rows.values().stream()
                    .filter(it -> it.takes(space, address))
                    .forEach(it -> open.put(address, it.invitation().id()));
        }
        return Map.copyOf(open);
    }

    @Override
    public synchronized void retire(SpaceId space, Collection<EmailAddress> addresses, Instant now) {
        for (EmailAddress address : addresses) {
            rows.replaceAll((id, row) ->
                    row.takes(space, address) && !row.invitation().openAt(now) ? row.in(InvitationState.EXPIRED) : row);
        }
    }

    @Override
    public synchronized boolean settle(Invitation invitation, InvitationState next, Instant now) {
        return asItWas(invitation)
                .filter(it -> it.invitation().openAt(now))
                .map(it -> rows.put(invitation.id().value(), it.in(next)))
                .isPresent();
    }

    @Override
    public synchronized void rekey(Map<InvitationId, String> digests) {
        digests.forEach((id, digest) -> rows.computeIfPresent(
                id.value(),
                (key, row) -> row.invitation().life().state() == InvitationState.OPEN
                        ? new Row(row.invitation(), digest, row.askedAt())
                        : row));
    }

    @Override
    public synchronized boolean remail(Invitation invitation, Instant now) {
        return asItWas(invitation)
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
    public synchronized List<Invitation> page(Listing listing, Instant now) {
        return rows.values().stream()
                .map(Row::invitation)
                .filter(it -> listing.spaces().contains(it.offer().space()))
                .filter(it -> listing.state().map(it.stateAt(now)::equals).orElse(true))
                .filter(it -> listing.after()
                        .map(after -> it.id().value().compareTo(after.value()) > 0)
                        .orElse(true))
                .limit(listing.max())
                .toList();
    }

    private Optional<Row> asItWas(Invitation invitation) {
        return Optional.ofNullable(rows.get(invitation.id().value()))
                .filter(it ->
                        it.invitation().life().version() == invitation.life().version());
    }
}
