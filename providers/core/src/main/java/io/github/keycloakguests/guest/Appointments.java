package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.SpaceId;
import java.util.List;

/**
 * Who manages and who invites, in one realm. A scope is a space; the whole host, which covers its parts; or the realm by
 * its id, which covers everything.
 */
public interface Appointments {

    /** All that one user holds. */
    List<Appointment> of(UserId user);

    /** All that are held for exactly this scope, in the order of the users' keys. */
    List<Appointment> in(SpaceId scope);

    /** No change if the user has the role there; one user has one role in a scope, and the other is replaced. */
    void appoint(Appointment appointment);

    /** False when there is none such. */
    boolean dismiss(Appointment appointment);

    /** One user's role in one scope. */
    record Appointment(UserId user, SpaceId scope, SpaceRole role) {}
}
