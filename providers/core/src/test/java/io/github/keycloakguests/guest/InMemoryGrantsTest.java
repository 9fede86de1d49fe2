package io.github.keycloakguests.guest;

import java.util.function.Function;

class InMemoryGrantsTest extends GrantsContract {

    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final Grants grants = new InMemoryGrants(accounts);
    private final Grants otherRealm = new InMemoryGrants(new InMemoryGuestAccounts());

    @Override
    protected <T> T with(Function<Grants, T> work) {
        return work.apply(grants);
    }

    @Override
    protected <T> T withOtherRealm(Function<Grants, T> work) {
        return work.apply(otherRealm);
    }

    @Override
    protected <T> T withAccounts(Function<GuestAccounts, T> work) {
        return work.apply(accounts);
    }
}
