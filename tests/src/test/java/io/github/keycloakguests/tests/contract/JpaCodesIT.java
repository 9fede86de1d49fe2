package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.keycloak.jpa.JpaCodes;
import io.github.keycloakguests.otp.Codes;
import io.github.keycloakguests.otp.CodesContract;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Codes in the database keep what the port promises. */
@Tag("journey")
class JpaCodesIT extends CodesContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Codes, T> work) {
        return Tables.with(it -> work.apply(new JpaCodes(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Codes, T> work) {
        return Tables.with(it -> work.apply(new JpaCodes(it, Tables.OTHER_REALM)));
    }
}
