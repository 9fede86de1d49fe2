package io.github.keycloakguests.tests.contract;

import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.AppointmentsContract;
import io.github.keycloakguests.keycloak.jpa.JpaAppointments;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** Appointments in the database keep what the port promises. */
@Tag("journey")
class JpaAppointmentsIT extends AppointmentsContract {

    @BeforeEach
    void empty() {
        Tables.empty();
    }

    @Override
    protected <T> T with(Function<Appointments, T> work) {
        return Tables.with(it -> work.apply(new JpaAppointments(it, Tables.REALM)));
    }

    @Override
    protected <T> T withOtherRealm(Function<Appointments, T> work) {
        return Tables.with(it -> work.apply(new JpaAppointments(it, Tables.OTHER_REALM)));
    }
}
