package io.github.keycloakguests.keycloak.expiry;

import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.keycloak.guest.StoredPassword;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.password.PasswordEnd;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether a login goes by a password that has expired. The notes of a login are read with a helper of Keycloak's services
 * (26.7).
 */
final class PasswordAge {

    private final RealmPorts ports;

    PasswordAge(RealmPorts ports) {
        this.ports = ports;
    }

    /** Never for members, nor for logins without a password: by single sign-on, a passkey, a link by mail. */
    boolean over(AuthenticationSessionModel login, UserModel user) {
        return AuthenticatorUtil.getAuthnCredentials(login).contains(PasswordCredentialModel.TYPE)
                && ports.standings()
                        .of(user)
                        .filter(it -> !it.member())
                        .filter(it -> over(it, user))
                        .isPresent();
    }

    private boolean over(Standing standing, UserModel user) {
        Instant now = ports.clock().instant();
        Optional<Instant> end = StoredPassword.setAt(user)
                .flatMap(set -> new PasswordEnd(ports.passwordPolicies()).of(standing, now, set));
        return end.filter(it -> !now.isBefore(it)).isPresent();
    }
}
