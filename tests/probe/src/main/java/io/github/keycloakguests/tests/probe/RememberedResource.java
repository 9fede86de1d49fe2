package io.github.keycloakguests.tests.probe;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;

/** What the server remembers of users, and should forget. */
public final class RememberedResource {

    private final KeycloakSession session;

    RememberedResource(KeycloakSession session) {
        this.session = session;
    }

    @DELETE
    @Path("{user}")
    public void forget(@PathParam("user") String id) {
        RealmModel realm = session.getContext().getRealm();
        UserModel user = session.users().getUserById(realm, id);
        session.getProvider(UserCache.class).evict(realm, user);
    }
}
