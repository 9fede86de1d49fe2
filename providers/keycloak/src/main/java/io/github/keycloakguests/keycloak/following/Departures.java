package io.github.keycloakguests.keycloak.following;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import java.util.List;

/** What follows when somebody has left an organization. */
public final class Departures {

    private final RealmPorts ports;

    public Departures(RealmPorts ports) {
        this.ports = ports;
    }

    /**
     * Whoever has grants there, over or not, was not counted as a member. Of these only those end that had brought it there:
     * what time has ended can still be renewed, and what is to begin later brings it there then.
     */
    public void from(HostId host, UserId user) {
        List<Grant> here = ports.grants().of(user).stream()
                .filter(it -> it.access().host().equals(host) && it.state() != GrantState.ENDED)
                .toList();
        if (here.isEmpty()) {
            ports.places().membersChanged(host);
            return;
        }
        List<Grant> standing =
                here.stream().filter(it -> it.standsAt(ports.clock().instant())).toList();
        if (!standing.stream().allMatch(Grant::waiting)) {
            ports.ending().end(standing, EndReason.REMOVED, AuditEntry.SYSTEM);
        }
    }
}
