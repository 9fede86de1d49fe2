package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ModelException;

/** Grants in the database. */
public final class JpaGrants implements Grants {

    private static final String SELECT = "select g from GrantEntity g where g.realmId = :realm ";

    private final RealmRows rows;

    public JpaGrants(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public List<Grant> of(UserId guest) {
        return rows.values(
                rows.select(SELECT + "and g.userId = :user order by g.createdAt desc, g.id", GrantEntity.class)
                        .setParameter("user", guest.value()),
                GrantEntity::toGrant);
    }

    @Override
    public Optional<Grant> find(GrantId id) {
        return rows.value(
                rows.select(SELECT + "and g.id = :id", GrantEntity.class).setParameter("id", id.value()),
                GrantEntity::toGrant);
    }

    @Override
    public Optional<Grant> standing(UserId guest, SpaceId space) {
        return rows.value(
                rows.select(SELECT + "and g.activeKey = :key", GrantEntity.class)
                        .setParameter("key", GrantEntity.activeKey(guest, space)),
                GrantEntity::toGrant);
    }

    @Override
    public void add(Grant grant) {
        try {
            rows.insert(List.of(new GrantEntity(rows.realmId(), grant)));
        } catch (ModelException | PersistenceException taken) {
            throw new IllegalStateException("there is an active grant already", taken);
        }
    }

    @Override
    public boolean regrant(Grant grant, Instant now) {
        Grant.Access access = grant.access();
        return rows.change("update GrantEntity g set g.permission = :permission, g.period = :period,"
                                + " g.startsAt = :starts, g.endsAt = :ends, g.sponsorId = :sponsor,"
                                + " g.changedAt = :now, g.version = g.version + 1"
                                + " where g.realmId = :realm and g.id = :id and g.state = 'ACTIVE'")
                        .setParameter("permission", access.permission().level())
                        .setParameter("period", access.period().text())
                        .setParameter("starts", access.start().toEpochMilli())
                        .setParameter(
                                "ends",
                                access.end() == null ? null : access.end().toEpochMilli())
                        .setParameter("sponsor", grant.sponsor().value())
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("id", grant.id().value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean end(GrantId id, Instant now) {
        return rows.change("update GrantEntity g set g.state = 'ENDED', g.activeKey = g.id, g.changedAt = :now,"
                                + " g.endsAt = case when g.endsAt is null or g.endsAt > :now then :now"
                                + " else g.endsAt end, g.version = g.version + 1"
                                + " where g.realmId = :realm and g.id = :id and g.state = 'ACTIVE'")
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("id", id.value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Set<EmailAddress> liveAddresses(SpaceId space, Collection<EmailAddress> addresses, Instant now) {
        Set<EmailAddress> live = new HashSet<>();
        for (List<EmailAddress> portion : RealmRows.portions(addresses)) {
            rows.select(
                            "select a.email from GuestAccountEntity a, GrantEntity g where a.realmId = :realm"
                                    + " and a.email in :addresses and g.realmId = :realm and g.userId = a.userId"
                                    + " and g.spaceId = :space and g.state = 'ACTIVE' and g.startsAt <= :now"
                                    + " and (g.endsAt is null or g.endsAt > :now)",
                            String.class)
                    .setParameter(
                            "addresses",
                            portion.stream().map(EmailAddress::value).toList())
                    .setParameter("space", space.value())
                    .setParameter("now", now.toEpochMilli())
                    .getResultList()
                    .forEach(it -> live.add(new EmailAddress(it)));
        }
        return live;
    }
}
