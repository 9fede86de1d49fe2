package io.github.keycloakguests.keycloak.setup;

import io.github.keycloakguests.keycloak.client.GuestsClient;
import io.github.keycloakguests.keycloak.expiry.GuestGate;
import io.github.keycloakguests.keycloak.guest.GuestRole;
import io.github.keycloakguests.keycloak.otp.CodeAction;
import io.github.keycloakguests.keycloak.signup.JoinAction;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Whether a realm has what guests need, so that nobody is let in whom nothing would stop at the end. */
public final class Readiness {

    private static final List<String> ACTIONS = List.of(GuestGate.ID, CodeAction.ID, JoinAction.ID);

    private final RealmModel realm;

    public Readiness(RealmModel realm) {
        this.realm = realm;
    }

    /** Role, client, and the required actions, which are switched on; asks no database once the realm is cached. */
    public boolean complete() {
        return realm.getRole(GuestRole.NAME) != null
                && realm.getClientByClientId(GuestsClient.ID) != null
                && ACTIONS.stream().allMatch(this::switchedOn);
    }

    /** What is not there, or switched off, by the names that the set-up calls it. */
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        if (realm.getRole(GuestRole.NAME) == null) {
            lacking.add("role " + GuestRole.NAME);
        }
        if (realm.getClientByClientId(GuestsClient.ID) == null) {
            lacking.add("client " + GuestsClient.ID);
        }
        ACTIONS.stream().filter(it -> !switchedOn(it)).forEach(it -> lacking.add("required action " + it));
        return lacking;
    }

    private boolean switchedOn(String action) {
        RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
        return model != null && model.isEnabled();
    }
}
