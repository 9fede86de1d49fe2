package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.lifecycle.Agenda;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.ModelException;

/** Grants in the database. */
public final class JpaGrants implements Grants {

    private static final String SELECT = "select g from GrantEntity g where g.realmId = :realm ";

    private final RealmRows rows;
    private final Agenda agenda;

    /** @param agenda by which it is written down when time decides something about a grant */
    public JpaGrants(EntityManager entities, String realmId, Agenda agenda) {
        this.rows = new RealmRows(entities, realmId);
        this.agenda = agenda;
    }

    @Override
    public List<Grant> of(UserId guest) {
        return rows.values(
                rows.select(SELECT + "and g.userId = :user order by g.startsAt desc, g.id", GrantEntity.class)
                        .setParameter("user", guest.value()),
                GrantEntity::toGrant);
    }

    @Override
    public List<Grant> of(Collection<UserId> guests) {
        List<Grant> found = new ArrayList<>();
        for (List<UserId> portion : RealmRows.portions(guests)) {
            found.addAll(rows.values(
                    rows.select(SELECT + "and g.userId in :users", GrantEntity.class)
                            .setParameter(
                                    "users", portion.stream().map(UserId::value).toList()),
                    GrantEntity::toGrant));
        }
        return List.copyOf(found);
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return rows.value(
                rows.select(SELECT + "and g.id = :id", GrantEntity.class).setParameter("id", id.value()),
                GrantEntity::toGrant);
    }

    @Override
    public List<Grant> find(Collection<GrantId> ids) {
        List<Grant> found = new ArrayList<>();
        for (List<GrantId> portion : RealmRows.portions(ids)) {
            found.addAll(rows.values(
                    rows.select(SELECT + "and g.id in :ids", GrantEntity.class)
                            .setParameter(
                                    "ids", portion.stream().map(GrantId::value).toList()),
                    GrantEntity::toGrant));
        }
        return List.copyOf(found);
    }

    @Override
    public Optional<Grant> standing(UserId guest, SpaceId space) {
        return rows.value(
                rows.select(SELECT + "and g.activeKey = :key", GrantEntity.class)
                        .setParameter("key", GrantEntity.activeKey(guest, space)),
                GrantEntity::toGrant);
    }

    @Override
    public List<Grant> standingIn(SpaceId space, Optional<GrantId> after, int max) {
        return rows.values(
                rows.select(
                                SELECT + "and g.spaceId = :space and g.id > :after and g.state <> 'ENDED'"
                                        + " order by g.id",
                                GrantEntity.class)
                        .setParameter("space", space.value())
                        .setParameter("after", after.map(GrantId::value).orElse(""))
                        .setMaxResults(max),
                GrantEntity::toGrant);
    }

    @Override
    public Set<UserId> managers(Collection<SpaceId> spaces, Instant now) {
        return rows.select(
                        "select distinct g.userId from GrantEntity g where g.realmId = :realm and g.spaceId in :spaces"
                                + " and g.manager = true and g.state = 'ACTIVE' and g.startsAt <= :now"
                                + " and (g.endsAt is null or g.endsAt > :now)",
                        String.class)
                .setParameter("spaces", spaces.stream().map(SpaceId::value).toList())
                .setParameter("now", now.toEpochMilli())
                .getResultStream()
                .map(UserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void add(Grant grant) {
        try {
            // What begins later is due then at the latest, and everything else has begun just now.
            Instant due = agenda.after(grant, grant.access().start());
            rows.insert(List.of(new GrantEntity(rows.realmId(), grant, due)));
        } catch (ModelException | PersistenceException taken) {
            throw new IllegalStateException("there is a grant already that is not ended", taken);
        }
    }

    @Override
    public boolean change(Grant next, Instant now) {
        Grant.Access access = next.access();
        Grant.Charter charter = next.charter();
        Grant.Status status = next.status();
        boolean over = access.overAt(now) && next.state() != GrantState.ENDED;
        Query update = rows.change("update GrantEntity g set g.permission = :permission, g.period = :period,"
                        + " g.startsAt = :starts, g.endsAt = :ends, g.type = :type, g.sponsorId = :sponsor,"
                        + " g.mayInvite = :mayInvite, g.manager = :manager, g.handedOn = :handedOn,"
                        + " g.state = :state, g.why = :why, g.waiting = :waiting, g.activeKey = :key, g.changedAt = :now,"
                        + (over ? "" : " g.dueAt = :due, g.leaseUntil = 0,")
                        + " g.version = g.version + 1 where g.realmId = :realm and g.id = :id"
                        + " and g.version = :version and g.state <> 'ENDED'")
                .setParameter("permission", access.permission().level())
                .setParameter("period", access.period().stored())
                .setParameter("starts", access.start().toEpochMilli())
                .setParameter("ends", Stored.millis(access.end()))
                .setParameter("type", charter.type())
                .setParameter("sponsor", charter.sponsor().value())
                .setParameter("mayInvite", charter.powers().mayInvite())
                .setParameter("manager", charter.powers().manager())
                .setParameter("handedOn", charter.handedOn())
                .setParameter("state", status.state().name())
                .setParameter("why", status.why() == null ? null : status.why().name())
                .setParameter("waiting", status.waiting())
                .setParameter("key", GrantEntity.activeKey(next))
                .setParameter("now", now.toEpochMilli())
                .setParameter("id", next.id().value())
                .setParameter("version", status.version());
        if (!over) {
            // Past its end it stays due as long as nobody has carried that out, and must not become so again after.
            update.setParameter("due", agenda.after(next, now).toEpochMilli());
        }
        return update.executeUpdate() == 1;
    }

    @Override
    public Set<EmailAddress> standingAddresses(SpaceId space, Collection<EmailAddress> addresses, Instant now) {
        Set<EmailAddress> standing = new HashSet<>();
        for (List<EmailAddress> portion : RealmRows.portions(addresses)) {
            rows.select(
                            "select a.email from GuestAccountEntity a, GrantEntity g where a.realmId = :realm"
                                    + " and a.email in :addresses and g.realmId = :realm and g.userId = a.userId"
                                    + " and g.spaceId = :space and g.state <> 'ENDED'"
                                    + " and (g.endsAt is null or g.endsAt > :now)",
                            String.class)
                    .setParameter(
                            "addresses",
                            portion.stream().map(EmailAddress::value).toList())
                    .setParameter("space", space.value())
                    .setParameter("now", now.toEpochMilli())
                    .getResultList()
                    .forEach(it -> standing.add(new EmailAddress(it)));
        }
        return standing;
    }
}
