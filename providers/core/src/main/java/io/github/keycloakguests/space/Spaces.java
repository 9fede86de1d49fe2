package io.github.keycloakguests.space;

import java.util.List;
import java.util.Optional;

/** The spaces of one realm. */
public interface Spaces {

    /** Empty when it, or what stands behind it, is gone. */
    Optional<Space> find(SpaceId id);

    /** All of them, hosts by name and each with its parts by name, at most a thousand hosts. */
    List<Space> all();

    /** The host as a whole, and its parts by name; none when the host is gone. */
    List<Space> of(HostId host);

    /** What a token calls the space; asks no database once Keycloak has its organization or group in memory. */
    Optional<SpaceName> named(SpaceId id, HostId host);
}
