package io.github.keycloakguests.notice;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.UserId;
import java.util.Set;

/** Who looks after guests. */
public interface Caretakers {

    /**
     * Those who are to know what becomes of the grant: its sponsor and the managers of its space and host, as far as they
     * may see it still and can be reached; where there is nobody, the guest managers of the realm.
     */
    Set<UserId> of(Grant grant);
}
