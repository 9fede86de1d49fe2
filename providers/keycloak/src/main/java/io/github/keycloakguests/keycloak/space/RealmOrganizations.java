package io.github.keycloakguests.keycloak.space;

import io.github.keycloakguests.space.HostId;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** The organizations of a realm; none where the realm does without. */
public final class RealmOrganizations {

    private final KeycloakSession session;
    private final RealmModel realm;

    public RealmOrganizations(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether organizations are the realm's hosts, and not the realm itself. */
    boolean areHosts() {
        return realm.isOrganizationsEnabled();
    }

    /** The one behind the host; asks no database once Keycloak has it in memory. */
    public Optional<OrganizationModel> find(HostId host) {
        return host.kind() == HostId.Kind.ORGANIZATION ? find(host.value()) : Optional.empty();
    }

    /** Those that the user belongs to. */
    public List<OrganizationModel> of(UserModel member) {
        return areHosts() ? provider().getByMember(member).toList() : List.of();
    }

    /** The groups within that organization that the user is in. */
    public List<GroupModel> groupsOf(UserModel member, OrganizationModel organization) {
        return provider().getOrganizationGroupsByMember(organization, member).toList();
    }

    /** False when it belongs to it already. An unmanaged member outlives the organization. */
    public boolean addUnmanaged(OrganizationModel organization, UserModel user) {
        return provider().addMember(organization, user);
    }

    /** Takes the user out; a managed one stays, for Keycloak would delete it. False when nothing changed. */
    public boolean removeUnmanaged(OrganizationModel organization, UserModel user) {
        return !organization.isManaged(user) && provider().removeMember(organization, user);
    }

    /** By name. */
    List<OrganizationModel> first(int max) {
        return provider().getAllStream("", null, 0, max).toList();
    }

    Optional<OrganizationModel> find(String id) {
        if (!areHosts()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(provider().getById(id));
        } catch (ModelException ofAnotherRealm) {
            // Keycloak does not answer, but throws (JpaOrganizationProvider.getEntity, 26.7): here it does not exist.
            return Optional.empty();
        }
    }

    /** Groups of that name anywhere within the organization. */
    List<GroupModel> groups(OrganizationModel organization, String name) {
        return provider()
                .searchGroupsByName(organization, name, true, null, null)
                .toList();
    }

    /** The group behind the organization itself, whose children are at its top. */
    GroupModel own(OrganizationModel organization) {
        return provider().getOrganizationGroup(organization);
    }

    GroupModel makeGroup(OrganizationModel organization, String name) {
        return provider().createGroup(organization, name, null);
    }

    private OrganizationProvider provider() {
        return session.getProvider(OrganizationProvider.class);
    }
}
