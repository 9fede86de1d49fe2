package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.util.Set;

/**
 * Whose guests and invitations somebody may see: of the whole realm, of the scopes it manages, and in scopes where it
 * merely invites those that it answers for itself. Scopes are ids of spaces, or of hosts as a whole with all parts.
 */
public record Sight(UserId self, boolean everything, Set<SpaceId> managed, Set<SpaceId> inviting) {

    public Sight {
        managed = Set.copyOf(managed);
        inviting = Set.copyOf(inviting);
    }

    /** Whether a thing of that space, answered for by that sponsor, can be seen. */
    public boolean covers(HostId host, SpaceId space, UserId sponsor) {
        return everything || among(managed, host, space) || (sponsor.equals(self) && among(inviting, host, space));
    }

    private static boolean among(Set<SpaceId> scopes, HostId host, SpaceId space) {
        return scopes.contains(space) || scopes.contains(host.wholeSpace());
    }
}
