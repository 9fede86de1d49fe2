package io.github.keycloakguests.guest;

import java.util.function.Function;

class InMemoryGuestAccountsTest extends GuestAccountsContract {

    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final Grants grants = new InMemoryGrants(accounts);
    private final GuestAccounts otherRealm = new InMemoryGuestAccounts();

    @Override
    protected <T> T with(Function<GuestAccounts, T> work) {
        return work.apply(accounts);
    }

    @Override
    protected <T> T withOtherRealm(Function<GuestAccounts, T> work) {
        return work.apply(otherRealm);
    }

    @Override
    protected <T> T withGrants(Function<Grants, T> work) {
        return work.apply(grants);
    }
}
