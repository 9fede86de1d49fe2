package io.github.keycloakguests.keycloak.ports;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.RevokeInvitation;
import io.github.keycloakguests.lifecycle.EndGrants;
import io.github.keycloakguests.space.SpaceEntry;
import io.github.keycloakguests.space.SpaceId;
import java.util.List;
import java.util.Optional;

/** The end of all that there is in a space: before it is deleted, or because what stood behind it was. */
public final class SpaceClosing {

    private static final int PAGE = 100;

    private final RealmPorts ports;

    SpaceClosing(RealmPorts ports) {
        this.ports = ports;
    }

    /**
     * Takes pending invitations back, then ends the grants. The host's places are locked before anything is read, so that
     * nothing comes after.
     */
    public void close(SpaceEntry space, UserId actor) {
        ports.places().lock(space.host(), ports.clock().instant());
        revokeInvitations(space.id(), actor);
        endGrants(space.id(), actor);
    }

    private void revokeInvitations(SpaceId space, UserId actor) {
        RevokeInvitation revoke = ports.revoking();
        List<Invitation> page = ports.invitations().pendingIn(space, PAGE);
        while (!page.isEmpty()) {
            retire(space, page);
            page.forEach(it -> revoke.revoke(it, actor));
            List<Invitation> next = ports.invitations().pendingIn(space, PAGE);
            if (next.equals(page)) {
                throw new IllegalStateException(
                        "invitations of a space that is closed can be neither revoked nor retired");
            }
            page = next;
        }
    }

    /** What is past its end cannot be taken back any more, and would come again with every page. */
    private void retire(SpaceId space, List<Invitation> page) {
        List<EmailAddress> addresses =
                page.stream().map(it -> it.offer().to().address()).toList();
        ports.invitations().retire(space, addresses, ports.clock().instant());
    }

    private void endGrants(SpaceId space, UserId actor) {
        EndGrants end = ports.ending();
        Optional<GrantId> after = Optional.empty();
        List<Grant> page;
        do {
            page = ports.grants().standingIn(space, after, PAGE);
            end.end(page, EndReason.REMOVED, actor);
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        } while (page.size() == PAGE);
    }
}
