package io.github.keycloakguests.keycloak.space;

import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The groups that can stand behind parts of hosts: of an organization, or of the realm where that is the host. */
public final class HostGroups {

    private final KeycloakSession session;
    private final RealmModel realm;

    public HostGroups(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Empty when there is none by that id in the host; asks no database once Keycloak has it in memory. */
    public Optional<GroupModel> find(HostId host, SpaceId part) {
        return Optional.ofNullable(session.groups().getGroupById(realm, part.value()))
                .filter(it -> belongs(it, host));
    }

    private boolean belongs(GroupModel group, HostId host) {
        return switch (host.kind()) {
            case REALM ->
                group.getType() == GroupModel.Type.REALM && host.value().equals(realm.getId());
            case ORGANIZATION -> group.getType() == GroupModel.Type.ORGANIZATION && isPartOf(group, host);
        };
    }

    /** The group that stands for the organization as a whole has no parent. */
    private boolean isPartOf(GroupModel group, HostId host) {
        return group.getParentId() != null
                && Optional.ofNullable(group.getOrganization())
                        .map(it -> it.getId().equals(host.value()))
                        .orElse(false);
    }
}
