package io.github.keycloakguests.keycloak.space;

import io.github.keycloakguests.keycloak.settings.RealmSettings;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import io.github.keycloakguests.space.Spaces;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * The host-wide spaces of a realm: one for each organization, or one for the realm where organizations are off. They have
 * no row of their own, so a renamed or deleted organization needs no following.
 */
public final class KeycloakSpaces implements Spaces {

    private static final int MOST = 1000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String origin;

    /** @param origin the public address of the server, for spaces that name no home */
    public KeycloakSpaces(KeycloakSession session, RealmModel realm, String origin) {
        this.session = session;
        this.realm = realm;
        this.origin = origin;
    }

    @Override
    public Optional<Space> find(SpaceId id) {
        if (!realm.isOrganizationsEnabled()) {
            return id.value().equals(realm.getId()) ? Optional.of(ofRealm()) : Optional.empty();
        }
        return Optional.ofNullable(organizations().getById(id.value())).map(this::of);
    }

    @Override
    public List<Space> all() {
        if (!realm.isOrganizationsEnabled()) {
            return List.of(ofRealm());
        }
        return organizations()
                .getAllStream("", null, 0, MOST)
                .map(this::of)
                .sorted(Comparator.comparing(Space::name))
                .toList();
    }

    private Space of(OrganizationModel organization) {
        HostId host = new HostId(HostId.Kind.ORGANIZATION, organization.getId());
        return new Space(
                host.wholeSpace(),
                host,
                organization.getName(),
                organization.getAlias(),
                Optional.ofNullable(organization.getRedirectUrl())
                        .flatMap(HomeUrl::parse)
                        .orElseGet(this::accountConsole),
                organization.isEnabled());
    }

    private Space ofRealm() {
        HostId host = new HostId(HostId.Kind.REALM, realm.getId());
        String name = realm.getDisplayName();
        return new Space(
                host.wholeSpace(),
                host,
                name == null || name.isBlank() ? realm.getName() : name,
                null,
                new RealmSettings(realm).home().orElseGet(this::accountConsole),
                realm.isEnabled());
    }

    private HomeUrl accountConsole() {
        return new HomeUrl(UriBuilder.fromUri(origin)
                .path("realms/{realm}/account/")
                .build(realm.getName())
                .toString());
    }

    private OrganizationProvider organizations() {
        return session.getProvider(OrganizationProvider.class);
    }
}
