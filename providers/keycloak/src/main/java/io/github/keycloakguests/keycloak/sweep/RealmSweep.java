package io.github.keycloakguests.keycloak.sweep;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.lifecycle.CarryOutTime;
import io.github.keycloakguests.lifecycle.DueGrants;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What the sweep needs of one realm, in one session.
 *
 * @param on whether the realm wants to be swept
 * @param origin the public address of the server that a guest knows
 */
public record RealmSweep(
        boolean on, DueGrants due, Function<UserId, Optional<String>> origin, Supplier<CarryOutTime> time) {

    /** Fills it in, for a session. */
    @FunctionalInterface
    public interface Source {
        RealmSweep of(KeycloakSession session, RealmModel realm);
    }
}
