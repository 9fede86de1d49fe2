package io.github.keycloakguests.guest;

import java.util.Optional;

/** The guest types of one realm. */
public interface GuestTypes {

    Optional<GuestType> find(String name);
}
