package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares our rows with Keycloak's (26.7), by queries alone: nobody is loaded who is as the books say. What users from a store
 * that Keycloak keeps no copies of have is in other tables; only their role is looked at.
 */
public final class JpaBooks {

    /** How much one query finds at most. */
    public static final int MOST = 1000;

    private static final String BEGUN = " and g.state <> 'ENDED' and g.waiting = false and g.startsAt <= :now"
            + " and (g.endsAt is null or g.endsAt > :now) and g.userId not like 'f:%'";

    private static final String HAS =
            " (select m.groupId from UserGroupMembershipEntity m where m.user.id = g.userId and m.groupId = ";

    private final RealmRows rows;
    private final QuotaRows quotas;

    public JpaBooks(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
        this.quotas = new QuotaRows(rows);
    }

    /** The realms of which there are rows, be they themselves there or not. */
    public static List<String> realms(EntityManager entities) {
        return Stream.of("GuestAccountEntity", "QuotaEntity", "InvitationEntity", "SpaceEntity", "AppointmentEntity")
                .flatMap(it -> entities.createQuery("select distinct e.realmId from " + it + " e", String.class)
                        .getResultStream())
                .distinct()
                .toList();
    }

    /** A public address of the server that guests of the realm know; empty without guests. */
    public Optional<String> origin() {
        return rows
                .select("select max(a.origin) from GuestAccountEntity a where a.realmId = :realm", String.class)
                .getResultList()
                .stream()
                .flatMap(it -> Optional.ofNullable(it).stream())
                .findFirst();
    }

    /** Users that we have something of and Keycloak has nothing. */
    public List<UserId> usersGone() {
        return Stream.of("GuestAccountEntity", "GrantEntity", "StayEntity", "AppointmentEntity")
                .flatMap(it -> some(rows.select(
                        "select distinct e.userId from " + it + " e where e.realmId = :realm"
                                + " and e.userId not like 'f:%' and not exists (select u.id from UserEntity u"
                                + " where u.id = e.userId and u.realmId = :realm)",
                        String.class)))
                .distinct()
                .map(UserId::new)
                .toList();
    }

    /** Organizations that we have something of, and that are nowhere; what is only switched off is there. */
    public List<HostId> hostsGone() {
        return Stream.of("GrantEntity", "StayEntity", "QuotaEntity", "InvitationEntity", "SpaceEntity")
                .flatMap(it -> some(rows.select(
                        "select distinct e.hostId from " + it + " e where e.realmId = :realm"
                                + " and e.hostKind = 'ORGANIZATION' and not exists (select o.id from"
                                + " OrganizationEntity o where o.id = e.hostId and o.realmId = :realm)",
                        String.class)))
                .distinct()
                .map(it -> new HostId(HostId.Kind.ORGANIZATION, it))
                .toList();
    }

    /** Parts of hosts that have no group. */
    public List<SpaceId> spacesGone() {
        return some(rows.select(
                        "select s.id from SpaceEntity s where s.realmId = :realm and s.id <> s.hostId and not exists"
                                + " (select g.id from GroupEntity g where g.id = s.id and g.realm = :realm)",
                        String.class))
                .map(SpaceId::new)
                .toList();
    }

    /** Guests, and members with grants, who do not bear that role, or of whom these tables do not know. */
    public List<UserId> without(String roleId) {
        return some(rows.select(
                                "select a.userId from GuestAccountEntity a where a.realmId = :realm"
                                        + " and (a.footing = 'GUEST' or exists (select g.id from GrantEntity g"
                                        + " where g.realmId = :realm and g.userId = a.userId and g.state <> 'ENDED'))"
                                        + " and not exists (select m.roleId from UserRoleMappingEntity m"
                                        + " where m.user.id = a.userId and m.roleId = :role)",
                                String.class)
                        .setParameter("role", roleId))
                .map(UserId::new)
                .toList();
    }

    /** Grants that have begun, whose guests are not in their organization. */
    public List<GrantId> outsideTheHost(Instant now) {
        return grants(
                "select g.id from GrantEntity g, OrganizationEntity o where g.realmId = :realm and o.realmId = :realm"
                        + " and o.id = g.hostId and g.hostKind = 'ORGANIZATION'" + BEGUN
                        + " and not exists" + HAS + "o.groupId)",
                now);
    }

    /** Grants that have begun, whose guests are not in the group of the space, or not in the one of their permission. */
    public List<GrantId> outsideTheGroup(Instant now) {
        return grants(
                "select g.id from GrantEntity g, GroupEntity s where g.realmId = :realm and s.realm = :realm"
                        + " and s.id = g.spaceId and g.spaceId <> g.hostId" + BEGUN
                        + " and (not exists" + HAS + "s.id) or exists (select c.id from GroupEntity c"
                        + " where c.parentId = s.id and c.name = g.permission and not exists" + HAS + "c.id)))",
                now);
    }

    /** Grants that somebody or time has ended, whose guests are in the group of the space, and have no other grant there. */
    public List<GrantId> leftInTheGroup(Instant now) {
        return grants(
                "select g.id from GrantEntity g, GuestAccountEntity a where g.realmId = :realm"
                        + " and a.realmId = :realm and a.userId = g.userId and a.footing = 'GUEST'"
                        + " and (g.state = 'ENDED' or g.endsAt <= :now and g.dueAt > :now)"
                        + " and g.spaceId <> g.hostId and exists" + HAS + "g.spaceId)"
                        + " and not exists (select h.id from GrantEntity h where h.realmId = :realm"
                        + " and h.userId = g.userId and h.spaceId = g.spaceId and h.state <> 'ENDED'"
                        + " and (h.endsAt is null or h.endsAt > :now))",
                now);
    }

    /** Guests who go by another verified address. */
    public List<UserId> otherAddress() {
        return some(rows.select(
                        "select a.userId from GuestAccountEntity a, UserEntity u where a.realmId = :realm"
                                + " and u.realmId = :realm and u.id = a.userId and a.footing = 'GUEST'"
                                + " and u.emailVerified = true and u.email is not null"
                                + " and lower(u.email) <> lower(a.email)",
                        String.class))
                .map(UserId::new)
                .toList();
    }

    /** Hosts whose counters are not what the rows come to. */
    public List<HostId> miscounted() {
        return rows.select(
                        "select q.hostKind, q.hostId from QuotaEntity q where q.realmId = :realm and (q.used <>"
                                + " (select count(s.id) from StayEntity s where s.realmId = :realm"
                                + " and s.hostId = q.hostId and s.counted = true) or q.reserved <>"
                                + " (select count(i.id) from InvitationEntity i where i.realmId = :realm"
                                + " and i.hostId = q.hostId and i.held = true))",
                        Object[].class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(it -> new HostId(Stored.known(HostId.Kind.class, (String) it[0]), (String) it[1]))
                .toList();
    }

    /** Counts the places of a host anew; nobody changes them meanwhile. */
    public void recount(String id) {
        rows.select("select q.hostKind from QuotaEntity q where q.realmId = :realm and q.hostId = :host", String.class)
                .setParameter("host", id)
                .getResultStream()
                .findFirst()
                .ifPresent(kind -> recount(new HostId(Stored.known(HostId.Kind.class, kind), id)));
    }

    private void recount(HostId host) {
        HostCount before = quotas.lock(host);
        long used = count(
                "select count(s.id) from StayEntity s where s.realmId = :realm and s.hostId = :host"
                        + " and s.counted = true",
                host);
        long reserved = count(
                "select count(i.id) from InvitationEntity i where i.realmId = :realm"
                        + " and i.hostId = :host and i.held = true",
                host);
        quotas.write(host, new HostCount(before.own(), used, reserved, before.members()));
    }

    private long count(String query, HostId host) {
        return rows.select(query, Long.class).setParameter("host", host.value()).getSingleResult();
    }

    private List<GrantId> grants(String query, Instant now) {
        return some(rows.select(query, String.class).setParameter("now", now.toEpochMilli()))
                .map(GrantId::new)
                .toList();
    }

    private static Stream<String> some(TypedQuery<String> query) {
        return query.setMaxResults(MOST).getResultStream();
    }
}
