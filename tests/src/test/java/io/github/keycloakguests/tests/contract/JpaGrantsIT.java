package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.GrantsContract;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.lifecycle.Agenda;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Grants in the database keep what the port promises. */
@Tag("journey")
class JpaGrantsIT extends GrantsContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Grants, T> work) {
        return Tables.with(it -> work.apply(new JpaGrants(it, Tables.REALM, Agenda.DEFAULT)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Grants, T> work) {
        return Tables.with(it -> work.apply(new JpaGrants(it, Tables.OTHER_REALM, Agenda.DEFAULT)));
    }

    @Override
    protected <T> T withAccounts(Function<GuestAccounts, T> work) {
        return Tables.with(it -> work.apply(new JpaGuestAccounts(it, Tables.REALM, () -> Tables.ORIGIN)));
    }
}
