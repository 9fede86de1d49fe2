package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.fence.Fence;
import io.github.keycloakguests.fence.Fences;
import org.keycloak.models.RealmModel;

/** What the guest types among a realm's components say about the fence. */
public final class RealmFences implements Fences {

    private final RealmModel realm;

    public RealmFences(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public Fence of(String type) {
        Fence usual = new RealmSettings(realm).fence();
        return new RealmGuestTypes(realm)
                .component(type)
                .map(it -> FenceSettings.of(it, usual))
                .orElse(usual);
    }
}
