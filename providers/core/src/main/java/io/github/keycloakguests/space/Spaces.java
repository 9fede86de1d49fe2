package io.github.keycloakguests.space;

import java.util.List;
import java.util.Optional;

/** The spaces of one realm. */
public interface Spaces {

    Optional<Space> find(SpaceId id);

    /** All of them, by name. */
    List<Space> all();
}
