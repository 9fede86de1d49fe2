package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.expiry.GuestAccess;
import java.util.List;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Makes the gate as a step of a flow. */
public final class GuestAccessFactory extends GuestStepFactory {

    public GuestAccessFactory() {
        super(
                GuestAccess.ID,
                "Guest access",
                "Stops guests whose access is over, suspended or yet to begin; everybody else passes.",
                List.of());
    }

    /** Null is no answer here (AuthenticationProcessor, 26.7); the password's and the one-time codes' are not ours. */
    @Override
    public String getReferenceCategory() {
        return "guest";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new GuestAccess(
                session, GuestsGraph.of(session, session.getContext().getRealm()));
    }
}
