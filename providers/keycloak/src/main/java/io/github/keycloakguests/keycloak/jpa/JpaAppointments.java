package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/** Appointments in the database. */
public final class JpaAppointments implements Appointments {

    private static final String SELECT = "select a from AppointmentEntity a where a.realmId = :realm ";

    private final RealmRows rows;

    public JpaAppointments(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public List<Appointment> of(UserId user) {
        return rows.values(
                rows.select(SELECT + "and a.userId = :user order by a.scopeId", AppointmentEntity.class)
                        .setParameter("user", user.value()),
                AppointmentEntity::toAppointment);
    }

    @Override
    public List<Appointment> in(SpaceId scope) {
        return rows.values(
                rows.select(SELECT + "and a.scopeId = :scope order by a.userId", AppointmentEntity.class)
                        .setParameter("scope", scope.value()),
                AppointmentEntity::toAppointment);
    }

    @Override
    public void appoint(Appointment appointment) {
        if (!replaced(appointment)) {
            add(appointment);
            // Whoever loses the race of adding finds the row then.
            replaced(appointment);
        }
    }

    @Override
    public boolean dismiss(Appointment appointment) {
        return bound(
                                rows.change("delete from AppointmentEntity a where a.realmId = :realm"
                                        + " and a.scopeId = :scope and a.userId = :user and a.role = :role"),
                                appointment)
                        .executeUpdate()
                == 1;
    }

    private boolean replaced(Appointment appointment) {
        return bound(
                                rows.change("update AppointmentEntity a set a.role = :role where a.realmId = :realm"
                                        + " and a.scopeId = :scope and a.userId = :user"),
                                appointment)
                        .executeUpdate()
                == 1;
    }

    /** No column is named as the conflict's: Hibernate 7.2 would insert on H2 as if nothing could be there. */
    private void add(Appointment appointment) {
        bound(
                        rows.change("insert into AppointmentEntity (scopeId, userId, realmId, role)"
                                + " values (:scope, :user, :realm, :role) on conflict do nothing"),
                        appointment)
                .executeUpdate();
    }

    private static Query bound(Query query, Appointment appointment) {
        return query.setParameter("scope", appointment.scope().value())
                .setParameter("user", appointment.user().value())
                .setParameter("role", appointment.role().name());
    }
}
