package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.SpaceRole;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row that gives a user a role in a scope. */
@Entity
@Table(name = "GUESTS_PERMISSION")
@IdClass(AppointmentEntity.Key.class)
public class AppointmentEntity {

    /** Which user, in which scope. */
    public record Key(String scopeId, String userId) {}

    @Id
    @Column(name = "SCOPE_ID")
    private String scopeId;

    @Id
    @Column(name = "USER_ID")
    private String userId;

    @Column(name = "REALM_ID")
    private String realmId;

    @Column(name = "ROLE")
    private String role;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected AppointmentEntity() {}

    Appointments.Appointment toAppointment() {
        return new Appointments.Appointment(
                new UserId(userId), new SpaceId(scopeId), Stored.known(SpaceRole.class, role));
    }
}
