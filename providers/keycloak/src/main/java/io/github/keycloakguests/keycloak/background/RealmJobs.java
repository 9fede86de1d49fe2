package io.github.keycloakguests.keycloak.background;

import java.util.function.BiFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Does work in realms, each piece in a session and a transaction of its own. */
public final class RealmJobs {

    private final KeycloakSessionFactory sessions;

    public RealmJobs(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * What the work comes to.
     *
     * @param otherwise the answer for a realm that was deleted meanwhile, and took along what there was to do
     */
    public <T> T in(String realmId, T otherwise, BiFunction<KeycloakSession, RealmModel, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null) {
                return otherwise;
            }
            session.getContext().setRealm(realm);
            return work.apply(session, realm);
        });
    }
}
