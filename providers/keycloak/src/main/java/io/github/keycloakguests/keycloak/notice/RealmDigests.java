package io.github.keycloakguests.keycloak.notice;

import io.github.keycloakguests.notice.Notices;
import io.github.keycloakguests.notice.SendDigests;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What the worker needs of one realm, in one session. */
public record RealmDigests(Notices notices, SendDigests sending) {

    /** Fills it in, for a session. */
    @FunctionalInterface
    public interface Source {
        RealmDigests of(KeycloakSession session, RealmModel realm);
    }
}
