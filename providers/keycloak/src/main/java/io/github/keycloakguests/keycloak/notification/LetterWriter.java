package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Mail;
import java.util.Optional;

/** Writes the letter that a mail of the outbox stands for, when its turn has come. */
@FunctionalInterface
public interface LetterWriter {

    /**
     * Empty when there is nothing to say any more, such as about an invitation taken back meanwhile.
     *
     * @throws UnwritableLetterException when there is, but it cannot be said now
     */
    Optional<Letter> write(Mail mail);
}
