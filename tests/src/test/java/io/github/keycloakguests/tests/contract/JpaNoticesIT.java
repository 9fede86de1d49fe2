package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.keycloak.jpa.JpaNotices;
import io.github.keycloakguests.notice.Notices;
import io.github.keycloakguests.notice.NoticesContract;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Notices in the database keep what the port promises. */
@Tag("journey")
class JpaNoticesIT extends NoticesContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Notices, T> work) {
        return Tables.with(it -> work.apply(new JpaNotices(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Notices, T> work) {
        return Tables.with(it -> work.apply(new JpaNotices(it, Tables.OTHER_REALM)));
    }
}
