package io.github.keycloakguests.keycloak.space;

import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceGroups;
import io.github.keycloakguests.space.SpaceId;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/** The groups behind parts of hosts, in Keycloak. */
public final class KeycloakSpaceGroups implements SpaceGroups {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmOrganizations organizations;

    public KeycloakSpaceGroups(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.organizations = new RealmOrganizations(session, realm);
    }

    @Override
    public Optional<SpaceId> make(HostId host, String name) {
        return switch (host.kind()) {
            case REALM -> makeInRealm(name);
            case ORGANIZATION ->
                makeIn(
                        organizations
                                .find(host)
                                .orElseThrow(() -> new IllegalStateException("the organization is gone")),
                        name);
        };
    }

    /** Everybody joins the realm's default groups: a guest there would be no guest, and who is in a child is in a parent. */
    @Override
    public boolean has(HostId host, SpaceId group) {
        return new HostGroups(session, realm).find(host, group).isPresent()
                && realm.getDefaultGroupsStream()
                        .flatMap(KeycloakSpaceGroups::withParents)
                        .noneMatch(it -> it.getId().equals(group.value()));
    }

    @Override
    public void remove(SpaceId group) {
        Optional.ofNullable(session.groups().getGroupById(realm, group.value()))
                .ifPresent(it -> session.groups().removeGroup(realm, it));
    }

    private Optional<SpaceId> makeInRealm(String name) {
        return session.groups().getGroupByName(realm, null, name) == null
                ? Optional.of(new SpaceId(realm.createGroup(name).getId()))
                : Optional.empty();
    }

    private Optional<SpaceId> makeIn(OrganizationModel organization, String name) {
        String top = organizations.own(organization).getId();
        boolean taken = organizations.groups(organization, name).stream().anyMatch(it -> top.equals(it.getParentId()));
        return taken
                ? Optional.empty()
                : Optional.of(
                        new SpaceId(organizations.makeGroup(organization, name).getId()));
    }

    private static Stream<GroupModel> withParents(GroupModel group) {
        return Stream.iterate(group, Objects::nonNull, GroupModel::getParent);
    }
}
