package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.keycloak.jpa.JpaSpaceRegister;
import io.github.keycloakguests.space.SpaceRegister;
import io.github.keycloakguests.space.SpaceRegisterContract;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The register of spaces in the database keeps what the port promises. */
@Tag("journey")
class JpaSpaceRegisterIT extends SpaceRegisterContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<SpaceRegister, T> work) {
        return Tables.with(it -> work.apply(new JpaSpaceRegister(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<SpaceRegister, T> work) {
        return Tables.with(it -> work.apply(new JpaSpaceRegister(it, Tables.OTHER_REALM)));
    }
}
