package io.github.keycloakguests.keycloak.claims;

import io.github.keycloakguests.space.HostId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** Which host a token is for: the organization that the scope or the login chose, or the realm. */
final class CurrentHost {

    private static final String ANY = "organization";
    private static final String SCOPE = ANY + ":";

    private final KeycloakSession session;
    private final RealmModel realm;

    CurrentHost(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Empty when nothing was chosen. */
    Optional<HostId> of(ClientSessionContext context) {
        if (!realm.isOrganizationsEnabled()) {
            return Optional.of(new HostId(HostId.Kind.REALM, realm.getId()));
        }
        return fromScope(context).or(() -> fromLogin(context));
    }

    private Optional<HostId> fromScope(ClientSessionContext context) {
        List<String> chosen = scopes(context)
                .filter(it -> it.startsWith(SCOPE) && !it.equals(SCOPE + "*"))
                .map(it -> it.substring(SCOPE.length()))
                .toList();
        if (chosen.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        session.getProvider(OrganizationProvider.class).getByAlias(chosen.getFirst()))
                .map(it -> new HostId(HostId.Kind.ORGANIZATION, it.getId()));
    }

    /** Only where the login was to choose (OrganizationScope.ANY, 26.7): the note outlives the login that set it. */
    private static Optional<HostId> fromLogin(ClientSessionContext context) {
        if (scopes(context).noneMatch(ANY::equals)) {
            return Optional.empty();
        }
        return Optional.ofNullable(context.getClientSession())
                .map(it -> it.getNote(OrganizationModel.ORGANIZATION_ATTRIBUTE))
                .map(it -> new HostId(HostId.Kind.ORGANIZATION, it));
    }

    private static Stream<String> scopes(ClientSessionContext context) {
        return Stream.of(context.getScopeString(true).split(" "));
    }
}
