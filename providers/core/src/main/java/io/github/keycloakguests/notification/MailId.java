package io.github.keycloakguests.notification;

import java.util.UUID;

/** The key of a mail in the outbox. */
public record MailId(String value) {

    public static MailId fresh() {
        return new MailId(UUID.randomUUID().toString());
    }
}
