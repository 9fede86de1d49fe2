package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.SpaceId;
import java.util.List;

/** Who manages which space of one realm. */
public interface Managers {

    boolean manages(UserId user, SpaceId space);

    List<SpaceId> managedBy(UserId user);

    /** Makes the user a manager; no change if it is one. */
    void appoint(UserId user, SpaceId space);

    /** False when the user was none. */
    boolean dismiss(UserId user, SpaceId space);
}
