package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.AcceptInvitation;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.guest.UserStandings;
import org.keycloak.models.UserModel;

/** Carries out, in Keycloak and in our tables, that somebody accepts an invitation. */
final class Joining {

    private final AcceptInvitation accept;
    private final GuestUsers users;
    private final UserStandings standings;
    private final String origin;

    Joining(AcceptInvitation accept, GuestUsers users, UserStandings standings, String origin) {
        this.accept = accept;
        this.users = users;
        this.standings = standings;
        this.origin = origin;
    }

    /** False when it is not open any more; to be asked before anything else is written. */
    boolean take(Invitation invitation) {
        return accept.take(invitation);
    }

    /** Gives the user what it has taken. */
    void join(Invitation taken, UserModel user, Footing footing, String displayName) {
        accept.grant(taken, new AcceptInvitation.Joiner(new UserId(user.getId()), footing, displayName), origin);
        users.admit(user, taken.offer().host());
        standings.forget(user);
    }
}
