package io.github.keycloakguests.guest;

import java.util.List;
import java.util.Optional;

/** The guest types of one realm. */
public interface GuestTypes {

    Optional<GuestType> find(String name);

    /** Those that can be used, by name. */
    List<GuestType> all();
}
