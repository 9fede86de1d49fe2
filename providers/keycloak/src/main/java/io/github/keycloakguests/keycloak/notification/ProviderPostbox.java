package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Delivery;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;

/** Hands letters to the server's own sender, where an administrator has put another in its place. */
final class ProviderPostbox implements Postbox {

    private final EmailSenderProvider sender;
    private final Map<String, String> config;

    ProviderPostbox(EmailSenderProvider sender, Map<String, String> config) {
        this.sender = sender;
        this.config = config;
    }

    @Override
    public Delivery send(Letter letter) {
        try {
            sender.send(config, letter.to().value(), letter.subject(), letter.text(), letter.html());
            return new Delivery.Taken();
        } catch (EmailException failure) {
            return MailFailure.delivery(failure);
        }
    }

    @Override
    public void close() {}
}
