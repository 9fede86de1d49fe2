package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.InMemoryGrants;
import io.github.keycloakguests.guest.InMemoryGuestAccounts;
import java.util.function.BiFunction;

class InMemoryDueGrantsTest extends DueGrantsContract {

    private final InMemoryGrants grants = new InMemoryGrants(new InMemoryGuestAccounts());

    @Override
    protected <T> T with(BiFunction<Grants, DueGrants, T> work) {
        return work.apply(grants, grants);
    }

    @Override
    protected <T> T withOtherRealm(BiFunction<Grants, DueGrants, T> work) {
        InMemoryGrants nothing = new InMemoryGrants(new InMemoryGuestAccounts());
        return work.apply(nothing, nothing);
    }
}
