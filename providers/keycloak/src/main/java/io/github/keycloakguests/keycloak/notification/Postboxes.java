package io.github.keycloakguests.keycloak.notification;

import java.util.Map;
import org.keycloak.email.DefaultEmailSenderProvider;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Finds the way that a realm's mails take. */
final class Postboxes {

    private Postboxes() {}

    static Postbox of(KeycloakSession session, RealmModel realm) {
        EmailSenderProvider sender = session.getProvider(EmailSenderProvider.class);
        Map<String, String> config = realm.getSmtpConfig();
        // Only its class tells the server's own sender from another: both may be registered under any id.
        if (!(sender instanceof DefaultEmailSenderProvider)) {
            return new ProviderPostbox(sender, config);
        }
        SmtpSettings settings = new SmtpSettings(config);
        return settings.complete() ? new SmtpPostbox(session, settings) : new NoPostbox();
    }
}
