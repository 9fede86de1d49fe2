package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Delivery;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

/**
 * One connection to the realm's mail server, made for the first letter and kept for the others. Keycloak's own sender
 * connects for each mail (DefaultEmailSenderProvider, 26.7); the settings mean the same here as there.
 */
final class SmtpPostbox implements Postbox {

    private final KeycloakSession session;
    private final SmtpSettings settings;
    private final Session mail;
    private @Nullable Transport transport;

    SmtpPostbox(KeycloakSession session, SmtpSettings settings) {
        this.session = session;
        this.settings = settings;
        this.mail = Session.getInstance(settings.properties(session));
    }

    @Override
    public Delivery send(Letter letter) {
        try {
            MimeMessage message = new MimeLetter(mail, letter, settings);
            connected().sendMessage(message, message.getAllRecipients());
            return new Delivery.Taken();
        } catch (MessagingException | EmailException refused) {
            return MailFailure.delivery(refused);
        }
    }

    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException alreadyGone) {
                // The server hung up first; every letter has its answer by now.
            }
        }
    }

    private Transport connected() throws MessagingException, EmailException {
        if (transport != null && transport.isConnected()) {
            return transport;
        }
        Transport fresh = mail.getTransport("smtp");
        settings.authenticator().connect(session, settings.config(), fresh);
        transport = fresh;
        return fresh;
    }
}
