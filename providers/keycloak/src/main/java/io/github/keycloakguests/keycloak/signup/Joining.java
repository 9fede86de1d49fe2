package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.AcceptInvitation;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.TakeOutcome;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import org.keycloak.models.UserModel;

/** Carries out that somebody accepts an invitation. */
final class Joining {

    private final RealmPorts ports;
    private final String origin;

    Joining(RealmPorts ports, String origin) {
        this.ports = ports;
        this.origin = origin;
    }

    /** For somebody who has no account yet; to be asked before anything else is written. */
    TakeOutcome take(Invitation invitation) {
        return ports.accepting().take(invitation);
    }

    /** The same for a user who is there. */
    TakeOutcome take(Invitation invitation, UserModel user, GuestType type) {
        return ports.accepting().take(invitation, new UserId(user.getId()), type);
    }

    /** Gives the user what it has taken. */
    void join(Invitation taken, UserModel user, Footing footing, String displayName) {
        AcceptInvitation.Joiner joiner = new AcceptInvitation.Joiner(new UserId(user.getId()), footing, displayName);
        ports.accepting().grant(taken, ports.zones().of(taken.offer().host()), joiner, origin);
    }
}
