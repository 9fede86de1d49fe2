package io.github.keycloakguests.password;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mailings;
import java.util.Optional;

/** When links to set a new password were mailed to the guests of one realm. */
public interface PasswordLinks {

    /** Held until the transaction ends, so that nothing is counted twice or not at all; empty for who has no guest account. */
    Optional<Mailings> lock(UserId guest);

    /** Writes down what has become of one that is held. */
    void keep(UserId guest, Mailings mailings);
}
