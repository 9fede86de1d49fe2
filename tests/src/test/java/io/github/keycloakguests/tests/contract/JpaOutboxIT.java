package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.notification.Outbox;
import io.github.keycloakguests.notification.OutboxContract;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The outbox in the database keeps what the port promises. */
@Tag("journey")
class JpaOutboxIT extends OutboxContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Outbox, T> work) {
        return Tables.with(it -> work.apply(new JpaOutbox(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Outbox, T> work) {
        return Tables.with(it -> work.apply(new JpaOutbox(it, Tables.OTHER_REALM)));
    }
}
