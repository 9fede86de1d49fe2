package io.github.keycloakguests.space;

import java.util.List;
import java.util.Optional;

/** The entries of spaces of one realm. */
public interface SpaceRegister {

    Optional<SpaceEntry> find(SpaceId id);

    /** The entries of a host, itself included. */
    List<SpaceEntry> of(HostId host);

    List<SpaceEntry> all();

    /** False when there is one by that id already; also when another request is adding it. */
    boolean add(SpaceEntry entry);

    /** Replaces the settings; adds the entry if there is none. */
    void put(SpaceEntry entry);

    /** False when there is none. */
    boolean remove(SpaceId id);
}
