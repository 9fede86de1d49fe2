package io.github.keycloakguests.invitation;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.UserId;
import java.util.Optional;

/**
 * Who invites.
 *
 * @param own the grant by which a guest invites; empty for members, who are not bound by one
 * @param runsAll whether all guests of the space are its to run, and not only those it answers for
 */
public record Inviter(UserId user, Optional<Grant> own, boolean runsAll) {

    /** A member who runs all guests of the space. */
    public static Inviter manager(UserId user) {
        return new Inviter(user, Optional.empty(), true);
    }
}
