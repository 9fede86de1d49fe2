package io.github.keycloakguests.guest;

import io.github.keycloakguests.quota.InMemoryPlaces;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

class InMemoryGuestDirectoryTest extends GuestDirectoryContract {

    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final InMemoryGrants grants = new InMemoryGrants(accounts);
    private final InMemoryPlaces places = new InMemoryPlaces(accounts, Quota.DEFAULT, it -> Optional.empty(), it -> 10);
    private final InMemoryGuestDirectory directory = new InMemoryGuestDirectory(accounts, grants, places);

    @Override
    protected <T> T with(Function<Store, T> work) {
        return work.apply(new Store(accounts, grants, places, directory));
    }

    @Override
    protected List<GuestDirectory.Found> inOtherRealm(GuestDirectory.Search search) {
        InMemoryGuestAccounts nobody = new InMemoryGuestAccounts();
        return new InMemoryGuestDirectory(
                        nobody,
                        new InMemoryGrants(nobody),
                        new InMemoryPlaces(nobody, Quota.DEFAULT, it -> Optional.empty(), it -> 10))
                .page(search, GrantBuilder.NOON);
    }

    @Override
    protected void active(UserId guest, HostId host, Instant now) {
        directory.active(guest, host, now);
    }
}
