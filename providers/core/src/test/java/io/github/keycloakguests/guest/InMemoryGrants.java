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
    public synchronized List<Grant> of(UserId guest) {
        return grants.values().stream()
                .filter(it -> it.guest().equals(guest))
                .sorted(Comparator.comparing((Grant it) -> it.access().start()).reversed())
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
                .filter(it -> it.state() == GrantState.ACTIVE)
                .findFirst();
    }

    @Override
    public synchronized void add(Grant grant) {
        if (standing(grant.guest(), grant.access().space()).isPresent()) {
            throw new IllegalStateException("has an active one already");
        }
        grants.put(grant.id(), grant);
    }

    @Override
    public synchronized boolean regrant(Grant grant, Instant now) {
        return active(grant.id()).map(it -> grants.put(grant.id(), grant)).isPresent();
    }

    @Override
    public synchronized boolean end(GrantId id, Instant now) {
        return active(id).map(it -> grants.put(id, it.endedAt(now))).isPresent();
    }

    @Override
    public synchronized Set<EmailAddress> liveAddresses(
            SpaceId space, Collection<EmailAddress> addresses, Instant now) {
        return grants.values().stream()
                .filter(it -> it.access().space().equals(space) && it.liveAt(now))
                .flatMap(it -> accounts.find(it.guest()).stream())
                .map(GuestAccount::email)
                .filter(addresses::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Grant> active(GrantId id) {
        return find(id).filter(it -> it.state() == GrantState.ACTIVE);
    }

    private synchronized void forget(UserId guest) {
        grants.values().removeIf(it -> it.guest().equals(guest));
    }
}
