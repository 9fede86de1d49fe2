package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.otp.CodePolicies;
import io.github.keycloakguests.otp.CodePolicy;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.RealmModel;

/** What the guest types among a realm's components say about codes. */
public final class RealmCodePolicies implements CodePolicies {

    private static final Logger LOG = Logger.getLogger(RealmCodePolicies.class);

    private final RealmModel realm;

    public RealmCodePolicies(RealmModel realm) {
        this.realm = realm;
    }

    @Override
    public CodePolicy of(String type) {
        CodePolicy usual = new RealmSettings(realm).codePolicy();
        return new RealmGuestTypes(realm)
                .component(type)
                .map(it -> read(it, usual))
                .orElse(usual);
    }

    private static CodePolicy read(ComponentModel component, CodePolicy usual) {
        try {
            return CodeSettings.of(component, usual);
        } catch (ComponentValidationException broken) {
            // Valid when it was saved, by rules of an earlier release: guests of it log in as everywhere in the realm.
            LOG.warnf("guest type component %s cannot be used: %s", component.getId(), broken.getMessage());
            return usual;
        }
    }
}
