package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.signup.JoinResource;
import io.github.keycloakguests.keycloak.signup.SignUpDesk;
import io.github.keycloakguests.keycloak.signup.WelcomeResource;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What stands under {@code /realms/{realm}/guests}: the API for bearers of tokens, and the pages behind links. */
public class GuestsResource extends GuestsApi {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;
    private final SignUpDesk desk;

    public GuestsResource(KeycloakSession session, RealmModel realm, RealmPorts ports, SignUpDesk desk) {
        this.session = session;
        this.realm = realm;
        this.ports = ports;
        this.desk = desk;
    }

    @Override
    Call call() {
        return Call.of(session, realm, ports, new Callers(session, realm, ports.accounts()).bearer(), origin());
    }

    @Path("join/{secret}")
    public JoinResource join(@PathParam("secret") String secret) {
        return new JoinResource(session, realm, ports, desk, secret);
    }

    /** A link that lost its secret on the way. */
    @Path("join")
    public JoinResource joinWithoutSecret() {
        return join("");
    }

    @Path("welcome")
    public WelcomeResource welcome() {
        URI account =
                UriBuilder.fromUri(origin()).path("realms/{realm}/account/").build(realm.getName());
        return new WelcomeResource(ports, account);
    }

    private String origin() {
        return session.getContext().getUri().getBaseUri().toString();
    }
}
