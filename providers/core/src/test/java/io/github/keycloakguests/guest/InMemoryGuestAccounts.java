package io.github.keycloakguests.guest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public synchronized void add(GuestAccount account) {
        if (accounts.putIfAbsent(account.user(), account) != null) {
            throw new IllegalStateException("is a guest already");
        }
    }

    @Override
    public synchronized void remove(UserId user) {
        accounts.remove(user);
        afterRemoval.forEach(it -> it.accept(user));
    }

    synchronized void afterRemoval(Consumer<UserId> work) {
        afterRemoval.add(work);
    }
}
