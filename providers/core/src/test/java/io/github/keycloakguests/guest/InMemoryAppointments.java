package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.SpaceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The appointments of one realm, for tests. */
public final class InMemoryAppointments implements Appointments {

    private record Seat(UserId user, SpaceId scope) {}

    private final Map<Seat, SpaceRole> roles = new HashMap<>();

    @Override
    public synchronized List<Appointment> of(UserId user) {
        return all(
                it -> it.user().equals(user),
                Comparator.comparing(it -> it.scope().value()));
    }

    @Override
    public synchronized List<Appointment> in(SpaceId scope) {
        return all(
                it -> it.scope().equals(scope),
                Comparator.comparing(it -> it.user().value()));
    }

    @Override
    public synchronized void appoint(Appointment appointment) {
        roles.put(new Seat(appointment.user(), appointment.scope()), appointment.role());
    }

    @Override
    public synchronized boolean dismiss(Appointment appointment) {
        return roles.remove(new Seat(appointment.user(), appointment.scope()), appointment.role());
    }

    private List<Appointment> all(Predicate<Appointment> which, Comparator<Appointment> order) {
        return roles.entrySet().stream()
                .map(it -> new Appointment(it.getKey().user(), it.getKey().scope(), it.getValue()))
                .filter(which)
                .sorted(order)
                .toList();
    }
}
