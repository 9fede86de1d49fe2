package io.github.keycloakguests.guest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The guest accounts of one realm, for tests. */
public final class InMemoryGuestAccounts implements GuestAccounts {

    private final Map<UserId, GuestAccount> accounts = new HashMap<>();
    private final List<Consumer<UserId>> afterRemoval = new ArrayList<>();

    @Override
    public synchronized Optional<GuestAccount> find(UserId user) {
        return Optional.ofNullable(accounts.get(user));
    }

    @Override
    public synchronized Map<UserId, GuestAccount> find(Collection<UserId> users) {
        Map<UserId, GuestAccount> found = new HashMap<>(accounts);
        found.keySet().retainAll(Set.copyOf(users));
        return found;
    }

    @Override
    public synchronized void add(GuestAccount account) {
        if (accounts.putIfAbsent(account.user(), account) != null) {
            throw new IllegalStateException("is a guest already");
        }
    }

    @Override
    public synchronized boolean change(GuestAccount account) {
        return accounts.computeIfPresent(
                        account.user(),
                        (user, it) -> new GuestAccount(
                                user, account.footing(), it.type(), account.displayName(), account.email(), it.since()))
                != null;
    }

    @Override
    public synchronized void remove(UserId user) {
        accounts.remove(user);
        afterRemoval.forEach(it -> it.accept(user));
    }

    /** What is forgotten along with an account. */
    public synchronized void afterRemoval(Consumer<UserId> work) {
        afterRemoval.add(work);
    }
}
