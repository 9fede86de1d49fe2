package io.github.keycloakguests.guest;

import java.util.function.Function;

class InMemoryAppointmentsTest extends AppointmentsContract {

    private final Appointments appointments = new InMemoryAppointments();
    private final Appointments otherRealm = new InMemoryAppointments();

    @Override
    protected <T> T with(Function<Appointments, T> work) {
        return work.apply(appointments);
    }

    @Override
    protected <T> T withOtherRealm(Function<Appointments, T> work) {
        return work.apply(otherRealm);
    }
}
