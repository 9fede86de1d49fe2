package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.quota.Places;
import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.quota.Tally;
import io.github.keycloakguests.space.HostId;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Places in the database. */
public final class JpaPlaces implements Places {

    private final RealmRows rows;
    private final QuotaRows quotas;
    private final Quota realmDefault;
    private final ToLongFunction<HostId> members;

    public JpaPlaces(EntityManager entities, String realmId, Quota realmDefault) {
        this(entities, realmId, realmDefault, new MemberCount(new RealmRows(entities, realmId))::of);
    }

    /**
     * Places where members are counted elsewhere than in Keycloak's tables.
     *
     * @param members how many a host has
     */
    public JpaPlaces(EntityManager entities, String realmId, Quota realmDefault, ToLongFunction<HostId> members) {
        this.rows = new RealmRows(entities, realmId);
        this.quotas = new QuotaRows(rows);
        this.realmDefault = realmDefault;
        this.members = members;
    }

    @Override
    public Tally lock(HostId host, Instant now) {
        HostCount before = quotas.lock(host);
        long guests = rows.change("update StayEntity s set s.counted = false where s.realmId = :realm"
                        + " and s.hostId = :host and s.counted = true and s.untilAt <= :now")
                .setParameter("host", host.value())
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
        long invitations = rows.change("update InvitationEntity i set i.held = false where i.realmId = :realm"
                        + " and i.hostId = :host and i.held = true and i.expiresAt <= :now")
                .setParameter("host", host.value())
                .setParameter("now", now.toEpochMilli())
                .executeUpdate();
        HostCount after = counted(host, before.without(guests, invitations), now);
        if (!after.equals(before)) {
            quotas.write(host, after);
        }
        return after.tally(realmDefault);
    }

    @Override
    public Tally tally(HostId host, Instant now) {
        HostCount last = quotas.find(host).orElse(HostCount.NONE);
        long guests = lapsed(
                "select count(s) from StayEntity s where s.realmId = :realm and s.hostId = :host"
                        + " and s.counted = true and s.untilAt <= :now",
                host,
                now);
        long invitations = lapsed(
                "select count(i) from InvitationEntity i where i.realmId = :realm and i.hostId = :host"
                        + " and i.held = true and i.expiresAt <= :now",
                host,
                now);
        return counted(host, last.without(guests, invitations), now).tally(realmDefault);
    }

    @Override
    public void hold(HostId host, Collection<String> invitations) {
        long held = 0;
        for (List<String> portion : RealmRows.portions(invitations)) {
            held += rows.change("update InvitationEntity i set i.held = true where i.realmId = :realm"
                            + " and i.hostId = :host and i.id in :ids and i.held = false and i.state = 'OPEN'")
                    .setParameter("host", host.value())
                    .setParameter("ids", portion)
                    .executeUpdate();
        }
        quotas.addReserved(host, held);
    }

    @Override
    public void release(HostId host, Collection<String> invitations) {
        long released = 0;
        for (List<String> portion : RealmRows.portions(invitations)) {
            released += rows.change("update InvitationEntity i set i.held = false where i.realmId = :realm"
                            + " and i.hostId = :host and i.id in :ids and i.held = true")
                    .setParameter("host", host.value())
                    .setParameter("ids", portion)
                    .executeUpdate();
        }
        quotas.addReserved(host, -released);
    }

    @Override
    public void releaseFor(HostId host, EmailAddress address) {
        long released = rows.change("update InvitationEntity i set i.held = false where i.realmId = :realm"
                        + " and i.hostId = :host and i.email = :email and i.held = true")
                .setParameter("host", host.value())
                .setParameter("email", address.value())
                .executeUpdate();
        quotas.addReserved(host, -released);
    }

    @Override
    public void seat(Stay stay, Instant now) {
        boolean takes = stay.takesPlaceAt(now);
        Optional<Boolean> took = rows.select(
                        "select s.counted from StayEntity s where s.realmId = :realm and s.stayKey = :stay",
                        Boolean.class)
                .setParameter("stay", StayEntity.stayKey(stay.guest(), stay.host()))
                .getResultStream()
                .findFirst();
        if (took.isEmpty()) {
            rows.insert(List.of(new StayEntity(rows.realmId(), stay, takes, now)));
        } else {
            rewrite(stay, takes);
        }
        quotas.addUsed(stay.host(), (takes ? 1 : 0) - (took.orElse(false) ? 1 : 0));
    }

    @Override
    public boolean seated(HostId host, UserId guest) {
        return !rows.select(
                        "select s.id from StayEntity s where s.realmId = :realm and s.stayKey = :stay"
                                + " and s.counted = true",
                        String.class)
                .setParameter("stay", StayEntity.stayKey(guest, host))
                .getResultList()
                .isEmpty();
    }

    @Override
    public Set<EmailAddress> seated(HostId host, Collection<EmailAddress> addresses) {
        Set<EmailAddress> seated = new HashSet<>();
        for (List<EmailAddress> portion : RealmRows.portions(addresses)) {
            rows.select(
                            "select s.email from StayEntity s where s.realmId = :realm and s.hostId = :host"
                                    + " and s.email in :addresses and s.counted = true",
                            String.class)
                    .setParameter("host", host.value())
                    .setParameter(
                            "addresses",
                            portion.stream().map(EmailAddress::value).toList())
                    .getResultList()
                    .forEach(it -> seated.add(new EmailAddress(it)));
        }
        return seated;
    }

    @Override
    public Optional<UserId> guestOf(HostId host, EmailAddress address) {
        return rows
                .select(
                        "select s.userId from StayEntity s where s.realmId = :realm and s.hostId = :host"
                                + " and s.email = :email and s.counted = true order by s.id",
                        String.class)
                .setParameter("host", host.value())
                .setParameter("email", address.value())
                .getResultList()
                .stream()
                .findFirst()
                .map(UserId::new);
    }

    @Override
    public void membersChanged(HostId host) {
        quotas.forgetMembers(host);
    }

    @Override
    public void entitle(HostId host, Optional<Quota> own) {
        quotas.lock(host);
        quotas.entitle(host, own.orElse(null));
    }

    /** The count with a number of members that is good at that moment. */
    private HostCount counted(HostId host, HostCount last, Instant now) {
        return last.members().goodAt(now) ? last : last.with(new HostCount.Members(members.applyAsLong(host), now));
    }

    private long lapsed(String query, HostId host, Instant now) {
        return rows.select(query, Long.class)
                .setParameter("host", host.value())
                .setParameter("now", now.toEpochMilli())
                .getSingleResult();
    }

    private void rewrite(Stay stay, boolean takes) {
        rows.change("update StayEntity s set s.name = :name, s.nameKey = :key, s.email = :email, s.type = :type,"
                        + " s.state = :state, s.untilAt = :until, s.counted = :counted"
                        + " where s.realmId = :realm and s.stayKey = :stay")
                .setParameter("name", stay.person().name())
                .setParameter("key", StayEntity.nameKey(stay.person()))
                .setParameter("email", stay.person().email().value())
                .setParameter("type", stay.type())
                .setParameter("state", stay.state().name())
                .setParameter("until", StayEntity.untilAt(stay))
                .setParameter("counted", takes)
                .setParameter("stay", StayEntity.stayKey(stay.guest(), stay.host()))
                .executeUpdate();
    }
}
