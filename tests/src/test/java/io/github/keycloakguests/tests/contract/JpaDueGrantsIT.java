package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.keycloak.jpa.JpaDueGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.lifecycle.DueGrants;
import io.github.keycloakguests.lifecycle.DueGrantsContract;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** What is due in the database keeps what the port promises. */
@Tag("journey")
class JpaDueGrantsIT extends DueGrantsContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(BiFunction<Grants, DueGrants, T> work) {
        return in(Tables.REALM, work);
    }

    @Override
    protected <T> T withOtherRealm(BiFunction<Grants, DueGrants, T> work) {
        return in(Tables.OTHER_REALM, work);
    }

    private static <T> T in(String realm, BiFunction<Grants, DueGrants, T> work) {
        return Tables.with(it -> work.apply(new JpaGrants(it, realm, Agenda.DEFAULT), new JpaDueGrants(it, realm)));
    }
}
