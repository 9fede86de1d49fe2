package io.github.keycloakguests.guest;

import io.github.keycloakguests.quota.InMemoryPlaces;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Quota;
import java.util.Optional;
import java.util.function.Function;

class InMemoryGuestAccountsTest extends GuestAccountsContract {

    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final Grants grants = new InMemoryGrants(accounts);
    private final InMemoryPlaces places = new InMemoryPlaces(accounts, Quota.DEFAULT, it -> Optional.empty(), it -> 10);
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

    @Override
    protected <T> T withPlaces(Function<Places, T> work) {
        try {
            return work.apply(places);
        } finally {
            places.endOfTransaction();
        }
    }
}
