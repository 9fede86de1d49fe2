package io.github.keycloakguests.password;

import io.github.keycloakguests.guest.PasswordTerm;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.util.Optional;

/** What the hosts of one realm say about the passwords of their guests. */
@FunctionalInterface
public interface PasswordTerms {

    /**
     * Has that host say it of a guest that has, or had, grants there; of others nothing is written down.
     *
     * @param term empty, to leave it to the guest's type
     */
    void set(UserId guest, HostId host, Optional<PasswordTerm> term);
}
