package io.github.keycloakguests.keycloak.settings;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.fence.Fence;
import io.github.keycloakguests.otp.CodePolicy;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.RealmModel;

/**
 * What the guest types among a realm's components say about logins. What a type leaves open, and all of it where there is
 * no such type, is the realm's.
 */
public final class RealmPolicies {

    private static final Logger LOG = Logger.getLogger(RealmPolicies.class);

    private final RealmModel realm;

    public RealmPolicies(RealmModel realm) {
        this.realm = realm;
    }

    /** What logins owe in codes. */
    public CodePolicy codes(String type) {
        return of(type, new RealmSettings(realm).codePolicy(), CodeSettings::of);
    }

    /** How far guests get. */
    public Fence fence(String type) {
        return of(type, new RealmSettings(realm).fence(), FenceSettings::of);
    }

    /** Whether guests change their address by themselves. */
    public boolean addressChangeable(String type) {
        return of(type, new RealmSettings(realm).addressChangeable(), AddressSettings::changeable);
    }

    /** For how long passwords last. */
    public PasswordLife password(String type) {
        return of(type, new RealmSettings(realm).passwordLife(), PasswordSettings::of);
    }

    private <T> T of(String type, T usual, BiFunction<ComponentModel, T, T> read) {
        return new RealmGuestTypes(realm)
                .component(type)
                .map(it -> read(it, usual, read))
                .orElse(usual);
    }

    private static <T> T read(ComponentModel component, T usual, BiFunction<ComponentModel, T, T> read) {
        try {
            return read.apply(component, usual);
        } catch (ComponentValidationException broken) {
            // Valid when it was saved, by rules of an earlier release: guests of it log in as everywhere in the realm.
            LOG.warnf("guest type component %s cannot be used: %s", component.getId(), broken.getMessage());
            return usual;
        }
    }
}
