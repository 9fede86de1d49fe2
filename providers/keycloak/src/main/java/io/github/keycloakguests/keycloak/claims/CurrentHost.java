package io.github.keycloakguests.keycloak.claims;

import io.github.keycloakguests.space.HostId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/** Which host a token is for: the organization that the scope or the login chose, or the realm. */
public final class CurrentHost {

    private static final String ANY = "organization";
    private static final String SCOPE = ANY + ":";

    private final KeycloakSession session;
    private final RealmModel realm;

    public CurrentHost(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Empty when nothing was chosen. */
    Optional<HostId> of(ClientSessionContext context) {
        return of(context.getScopeString(true), () -> Optional.ofNullable(context.getClientSession()));
    }

    /**
     * The same of a scope.
     *
     * @param login the session of the client, asked for where the login was to choose
     */
    public Optional<HostId> of(String scope, Supplier<Optional<AuthenticatedClientSessionModel>> login) {
        if (!realm.isOrganizationsEnabled()) {
            return Optional.of(new HostId(HostId.Kind.REALM, realm.getId()));
        }
        List<String> scopes = List.of(scope.split(" "));
        return fromScope(scopes).or(() -> fromLogin(scopes, login));
    }

    private Optional<HostId> fromScope(List<String> scopes) {
        List<String> chosen = scopes.stream()
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
    private static Optional<HostId> fromLogin(
            List<String> scopes, Supplier<Optional<AuthenticatedClientSessionModel>> login) {
        if (!scopes.contains(ANY)) {
            return Optional.empty();
        }
        return login.get()
                .map(it -> it.getNote(OrganizationModel.ORGANIZATION_ATTRIBUTE))
                .map(it -> new HostId(HostId.Kind.ORGANIZATION, it));
    }
}
