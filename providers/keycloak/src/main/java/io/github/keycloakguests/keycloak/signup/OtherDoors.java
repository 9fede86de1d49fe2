package io.github.keycloakguests.keycloak.signup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider.FetchMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The identity providers by which the invited can come in instead of signing up: those that the realm offers at login. Those of an
 * organization make members of whoever comes by them, whose accounts it manages.
 */
final class OtherDoors {

    private final KeycloakSession session;

    OtherDoors(KeycloakSession session) {
        this.session = session;
    }

    List<ProviderBean> beans() {
        return offered()
                .map(it ->
                        new ProviderBean(it.getAlias(), KeycloakModelUtils.getIdentityProviderDisplayName(session, it)))
                .toList();
    }

    /** The alias of what somebody chose, if that is offered. */
    Optional<String> chosen(@Nullable String alias) {
        return offered()
                .map(IdentityProviderModel::getAlias)
                .filter(it -> it.equals(alias))
                .findFirst();
    }

    /** From Keycloak's cache (26.7). */
    private Stream<IdentityProviderModel> offered() {
        return session.identityProviders().getForLogin(FetchMode.REALM_ONLY, null);
    }
}
