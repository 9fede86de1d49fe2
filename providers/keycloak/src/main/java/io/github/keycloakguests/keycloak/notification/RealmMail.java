package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.notification.Outbox;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What the worker needs of one realm, in one session. */
public record RealmMail(Outbox outbox, LetterWriter writer) {

    /** Fills it in, for a session. */
    @FunctionalInterface
    public interface Source {
        RealmMail of(KeycloakSession session, RealmModel realm);
    }
}
