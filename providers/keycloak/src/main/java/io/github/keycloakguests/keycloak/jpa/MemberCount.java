package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.space.HostId;

/**
 * Counts the members of hosts: enabled users who are no guests. The query names entities of Keycloak 26.7 (UserEntity,
 * UserGroupMembershipEntity and OrganizationEntity of its module model-jpa) because no API of it counts without loading
 * every user; names in a query and not imports, so that another version fails here and not at class loading.
 */
final class MemberCount {

    private static final String NO_GUEST = " and not exists (select 1 from GuestAccountEntity a"
            + " where a.realmId = :realm and a.userId = u.id and a.footing = 'GUEST')"
            + " and not exists (select 1 from GrantEntity g"
            + " where g.realmId = :realm and g.userId = u.id and g.hostId = :host and g.state <> 'ENDED')";

    private static final String OF_AN_ORGANIZATION = "select count(u.id)"
            + " from OrganizationEntity o, UserGroupMembershipEntity m, UserEntity u"
            + " where o.realmId = :realm and o.id = :host and m.groupId = o.groupId and u.id = m.user.id"
            + " and u.realmId = :realm and u.enabled = true" + NO_GUEST;

    private static final String OF_A_REALM = "select count(u.id) from UserEntity u"
            + " where u.realmId = :realm and u.enabled = true and u.serviceAccountClientLink is null" + NO_GUEST;

    private final RealmRows rows;

    MemberCount(RealmRows rows) {
        this.rows = rows;
    }

    long of(HostId host) {
        String query = switch (host.kind()) {
            case ORGANIZATION -> OF_AN_ORGANIZATION;
            case REALM -> OF_A_REALM;
        };
        return rows.select(query, Long.class).setParameter("host", host.value()).getSingleResult();
    }
}
