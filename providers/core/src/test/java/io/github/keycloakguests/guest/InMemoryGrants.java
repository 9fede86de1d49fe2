package io.github.keycloakguests.guest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.lifecycle.DueGrants;
import io.github.keycloakguests.space.SpaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The grants of one realm, and when time decides about them, for tests. */
public final class InMemoryGrants implements Grants, DueGrants {

    private final Map<GrantId, Grant> grants = new LinkedHashMap<>();
    private final Map<GrantId, Due> schedule = new LinkedHashMap<>();
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
    public synchronized List<Grant> find(Collection<GrantId> ids) {
        return grants.values().stream().filter(it -> ids.contains(it.id())).toList();
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
    public synchronized Set<UserId> managers(Collection<SpaceId> spaces, Instant now) {
        return grants.values().stream()
                .filter(it -> spaces.contains(it.access().space()))
                .filter(it -> it.charter().powers().manager() && it.liveAt(now))
                .map(Grant::guest)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public synchronized void add(Grant grant) {
        if (standing(grant.guest(), grant.access().space()).isPresent()) {
            throw new IllegalStateException("has one already that is not ended");
        }
        grants.put(grant.id(), grant);
        schedule(grant, grant.access().start());
    }

    @Override
    public synchronized boolean change(Grant next, Instant now) {
        Grant.Status status = next.status();
        boolean changed = find(next.id())
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
        if (changed && (next.state() == GrantState.ENDED || !next.access().overAt(now))) {
            schedule(next, now);
        }
        return changed;
    }

    @Override
    public synchronized List<Due> claim(int max, Instant now, Duration lease) {
        List<Due> claimed = schedule.values().stream()
                .filter(it -> !it.at().isAfter(now) && !it.until().isAfter(now))
                .sorted(Comparator.comparing(Due::at))
                .limit(max)
                .map(it -> new Due(it.grant(), it.guest(), it.at(), now.plus(lease)))
                .toList();
        claimed.forEach(it -> schedule.put(it.grant(), it));
        return claimed;
    }

    @Override
    public synchronized boolean settle(Due claimed, Instant next) {
        return schedule.replace(
                claimed.grant(), claimed, new Due(claimed.grant(), claimed.guest(), next, Instant.EPOCH));
    }

    @Override
    public synchronized void putOff(Due claimed, Instant until) {
        schedule.replace(claimed.grant(), claimed, new Due(claimed.grant(), claimed.guest(), claimed.at(), until));
    }

    private void schedule(Grant grant, Instant after) {
        schedule.put(grant.id(), new Due(grant.id(), grant.guest(), Agenda.DEFAULT.after(grant, after), Instant.EPOCH));
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
        schedule.values().removeIf(it -> it.guest().equals(guest));
    }
}
