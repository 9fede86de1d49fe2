package io.github.keycloakguests.guest;

import io.github.keycloakguests.quota.InMemoryPlaces;
import io.github.keycloakguests.quota.Quota;
import java.util.Optional;
import java.util.function.Function;

class InMemoryAttendanceTest extends AttendanceContract {

    private final InMemoryGuestAccounts accounts = new InMemoryGuestAccounts();
    private final InMemoryGrants grants = new InMemoryGrants(accounts);
    private final InMemoryPlaces places = new InMemoryPlaces(accounts, Quota.DEFAULT, it -> Optional.empty(), it -> 10);
    private final InMemoryAttendance attendance = new InMemoryAttendance(grants, places);

    @Override
    protected <T> T with(Function<Store, T> work) {
        return work.apply(new Store(accounts, grants, places, attendance));
    }

    @Override
    protected <T> T withOtherRealm(Function<Attendance, T> work) {
        InMemoryGuestAccounts nobody = new InMemoryGuestAccounts();
        return work.apply(new InMemoryAttendance(
                new InMemoryGrants(nobody),
                new InMemoryPlaces(nobody, Quota.DEFAULT, it -> Optional.empty(), it -> 10)));
    }
}
