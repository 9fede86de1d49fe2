package io.github.keycloakguests.space;

import java.util.Optional;

/** The groups of Keycloak that stand behind parts of hosts; a part bears the id of its group. */
public interface SpaceGroups {

    /** Makes a group at the top of the host. Empty when there is one by that name. */
    Optional<SpaceId> make(HostId host, String name);

    /** Whether there is a group by that id in the host. */
    boolean has(HostId host, SpaceId group);

    /** Deletes the group; nothing happens when it is gone already. */
    void remove(SpaceId group);
}
