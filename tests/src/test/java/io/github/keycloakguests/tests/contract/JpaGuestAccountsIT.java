package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.GuestAccountsContract;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaPlaces;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Quota;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Guest accounts in the database keep what the port promises. */
@Tag("journey")
class JpaGuestAccountsIT extends GuestAccountsContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<GuestAccounts, T> work) {
        return Tables.with(it -> work.apply(new JpaGuestAccounts(it, Tables.REALM, () -> Tables.ORIGIN)));
    }

    @Override
    protected <T> T withOtherRealm(Function<GuestAccounts, T> work) {
        return Tables.with(it -> work.apply(new JpaGuestAccounts(it, Tables.OTHER_REALM, () -> Tables.ORIGIN)));
    }

    @Override
    protected <T> T withGrants(Function<Grants, T> work) {
        return Tables.with(it -> work.apply(new JpaGrants(it, Tables.REALM, Agenda.DEFAULT)));
    }

    @Override
    protected <T> T withPlaces(Function<Places, T> work) {
        return Tables.with(it -> work.apply(new JpaPlaces(it, Tables.REALM, Quota.DEFAULT, host -> 10)));
    }
}
