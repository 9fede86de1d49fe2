package io.github.keycloakguests.guest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The grants of one realm, for tests. */
public final class InMemoryGrants implements Grants {

    private final Map<GrantId, Grant> grants = new LinkedHashMap<>();
    private final GuestAccounts accounts;

    public InMemoryGrants(InMemoryGuestAccounts accounts) {
        this.accounts = accounts;
        accounts.afterRemoval(this::forget);
    }

    @Override
    public synchronized List<Grant> of(Collection<UserId> guests) {
        return grants.values().stream()
                .filter(it -> guests.contains(it.guest()))
                .toList();
    }

    @Override
    public synchronized List<Grant> of(UserId guest) {
        return grants.values().stream()
                .filter(it -> it.guest().equals(guest))
                .sorted(Comparator.comparing((Grant it) -> it.access().start())
                        .reversed()
                        .thenComparing(it -> it.id().value()))
                .toList();
    }

    @Override
    public synchronized Optional<Grant> find(GrantId id) {
        return Optional.ofNullable(grants.get(id));
    }

    @Override
    public synchronized Optional<Grant> standing(UserId guest, SpaceId space) {
        return grants.values().stream()
                .filter(it -> it.guest().equals(guest))
                .filter(it -> it.access().space().equals(space))
                .filter(it -> it.state() != GrantState.ENDED)
                .findFirst();
    }

    @Override
    public synchronized List<Grant> standingIn(SpaceId space, Optional<GrantId> after, int max) {
        return grants.values().stream()
                .filter(it -> it.access().space().equals(space))
                .filter(it -> it.state() != GrantState.ENDED)
                .sorted(Comparator.comparing(it -> it.id().value()))
                .filter(it ->
                        after.isEmpty() || it.id().value().compareTo(after.get().value()) > 0)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void add(Grant grant) {
        if (standing(grant.guest(), grant.access().space()).isPresent()) {
            throw new IllegalStateException("has one already that is not ended");
        }
        grants.put(grant.id(), grant);
    }

    @Override
    public synchronized boolean change(Grant next, Instant now) {
        Grant.Status status = next.status();
        return find(next.id())
                .filter(it -> it.state() != GrantState.ENDED && it.status().version() == status.version())
                .map(it -> grants.put(
                        it.id(),
                        new Grant(
                                it.id(),
                                it.guest(),
                                next.access(),
                                next.charter(),
                                new Grant.Status(
                                        status.state(), status.why(), status.waiting(), status.version() + 1))))
                .isPresent();
    }

    @Override
    public synchronized Set<EmailAddress> standingAddresses(
            SpaceId space, Collection<EmailAddress> addresses, Instant now) {
        return grants.values().stream()
                .filter(it -> it.access().space().equals(space) && it.standsAt(now))
                .flatMap(it -> accounts.find(it.guest()).stream())
                .map(GuestAccount::email)
                .filter(addresses::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private synchronized void forget(UserId guest) {
        grants.values().removeIf(it -> it.guest().equals(guest));
    }
}
