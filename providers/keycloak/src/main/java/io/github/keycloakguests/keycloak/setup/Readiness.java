package io.github.keycloakguests.keycloak.setup;

import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.expiry.GuestGate;
import io.github.keycloakguests.keycloak.guest.GuestRole;
import io.github.keycloakguests.keycloak.otp.CodeAction;
import io.github.keycloakguests.keycloak.signup.JoinAction;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Whether a realm has what guests need, so that nobody is let in whom nothing would stop at the end. */
public final class Readiness {

    private final RealmModel realm;

    public Readiness(RealmModel realm) {
        this.realm = realm;
    }

    /** Role, client, and the required actions, which are switched on; asks no database once the realm is cached. */
    public boolean complete() {
        return realm.getRole(GuestRole.NAME) != null
                && realm.getClientByClientId(GuestsClient.ID) != null
                && switchedOn(GuestGate.ID)
                && switchedOn(CodeAction.ID)
                && switchedOn(JoinAction.ID);
    }

    private boolean switchedOn(String action) {
        RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
        return model != null && model.isEnabled();
    }
}
