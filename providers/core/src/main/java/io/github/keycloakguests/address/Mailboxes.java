package io.github.keycloakguests.address;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import java.util.Optional;

/** Where users of one realm get mail. */
@FunctionalInterface
public interface Mailboxes {

    Optional<EmailAddress> of(UserId user);
}
