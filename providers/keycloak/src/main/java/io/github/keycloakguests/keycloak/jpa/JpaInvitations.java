package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.keycloak.models.ModelException;

/** Invitations in the database. */
public final class JpaInvitations implements Invitations {

    private static final String SELECT = "select i from InvitationEntity i where i.realmId = :realm ";
    private static final String AS_IT_WAS = " where i.realmId = :realm and i.id = :id and i.version = :version ";
    private static final String OPEN = "i.state = 'OPEN' and i.expiresAt > :now";

    private final RealmRows rows;

    public JpaInvitations(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public void add(Collection<Invitation> invitations) {
        try {
            rows.insert(invitations.stream()
                    .map(it -> new InvitationEntity(rows.realmId(), it))
                    .toList());
        } catch (ModelException | PersistenceException refused) {
            throw lostRace(refused) ? new ConcurrentInvitation(refused) : refused;
        }
    }

    @Override
    public Optional<Invitation> find(InvitationId id) {
        return rows.value(
                rows.select(SELECT + "and i.id = :id", InvitationEntity.class).setParameter("id", id.value()),
                InvitationEntity::toInvitation);
    }

    @Override
    public Optional<Invitation> findByDigest(String digest) {
        return rows.value(
                rows.select(SELECT + "and i.digest = :digest", InvitationEntity.class)
                        .setParameter("digest", digest),
                InvitationEntity::toInvitation);
    }

    @Override
    public Map<EmailAddress, InvitationId> pending(SpaceId space, Collection<EmailAddress> addresses) {
        Map<EmailAddress, InvitationId> pending = new HashMap<>();
        for (List<EmailAddress> portion : RealmRows.portions(addresses)) {
            rows.select(
                            "select i.email, i.id from InvitationEntity i where i.realmId = :realm"
                                    + " and i.openKey in :keys and i.state in ('OPEN', 'DRAFT')",
                            Object[].class)
                    .setParameter("keys", keys(space, portion))
                    .getResultList()
                    .forEach(it -> pending.put(new EmailAddress((String) it[0]), new InvitationId((String) it[1])));
        }
        return pending;
    }

    @Override
    public List<Invitation> pendingIn(SpaceId space, int max) {
        return rows.values(
                rows.select(
                                SELECT + "and i.spaceId = :space and i.state in ('OPEN', 'DRAFT') order by i.id",
                                InvitationEntity.class)
                        .setParameter("space", space.value())
                        .setMaxResults(max),
                InvitationEntity::toInvitation);
    }

    @Override
    public void retire(SpaceId space, Collection<EmailAddress> addresses, Instant now) {
        for (List<EmailAddress> portion : RealmRows.portions(addresses)) {
            rows.change("update InvitationEntity i set i.state = 'EXPIRED', i.openKey = i.id,"
                            + " i.version = i.version + 1 where i.realmId = :realm and i.openKey in :keys"
                            + " and i.state = 'OPEN' and i.expiresAt <= :now")
                    .setParameter("keys", keys(space, portion))
                    .setParameter("now", now.toEpochMilli())
                    .executeUpdate();
        }
    }

    @Override
    public boolean settle(Invitation invitation, InvitationState next, Instant now) {
        String settleable = next == InvitationState.REVOKED ? "(i.state = 'DRAFT' or " + OPEN + ")" : OPEN;
        return asItWas(
                                "update InvitationEntity i set i.state = :next, i.openKey = i.id,"
                                        + " i.version = i.version + 1" + AS_IT_WAS + "and " + settleable,
                                invitation)
                        .setParameter("next", next.name())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean send(Invitation draft, Instant now, Instant expiresAt) {
        return asItWas(
                                "update InvitationEntity i set i.state = 'OPEN', i.expiresAt = :end,"
                                        + " i.mailings = i.mailings + 1, i.mailedAt = :now,"
                                        + " i.version = i.version + 1" + AS_IT_WAS + "and i.state = 'DRAFT'",
                                draft)
                        .setParameter("end", expiresAt.toEpochMilli())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean edit(Invitation before, Invitation after, Instant now) {
        Query update = asItWas(
                        InvitationEntity.REWRITING + AS_IT_WAS + "and (i.state = 'DRAFT' or " + OPEN + ")", before)
                .setParameter("now", now.toEpochMilli());
        new InvitationEntity(rows.realmId(), after).rewriting(update);
        try {
            return update.executeUpdate() == 1;
        } catch (PersistenceException refused) {
            throw lostRace(refused) ? new ConcurrentInvitation(refused) : refused;
        }
    }

    /**
     * Whether another has the address, and not the database another trouble. InnoDB sees a deadlock where several wait for the
     * one that has it.
     */
    private static boolean lostRace(RuntimeException refused) {
        return Stream.<Throwable>iterate(refused, Objects::nonNull, Throwable::getCause)
                .anyMatch(it -> it instanceof ConstraintViolationException || it instanceof LockAcquisitionException);
    }

    @Override
    public void rekey(Map<InvitationId, String> digests) {
        digests.forEach((id, digest) -> rows.change(
                        "update InvitationEntity i set i.digest = :digest where i.realmId = :realm and i.id = :id"
                                + " and i.state = 'OPEN'")
                .setParameter("digest", digest)
                .setParameter("id", id.value())
                .executeUpdate());
    }

    @Override
    public boolean remail(Invitation invitation, Instant now) {
        return asItWas(
                                "update InvitationEntity i set i.digest = i.id, i.mailings = i.mailings + 1,"
                                        + " i.mailedAt = :now, i.version = i.version + 1" + AS_IT_WAS + "and " + OPEN,
                                invitation)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    @Override
    public boolean noteAsked(InvitationId id, Instant now, Instant notSince) {
        return rows.change("update InvitationEntity i set i.askedAt = :now where i.realmId = :realm and i.id = :id"
                                + " and i.askedAt <= :notSince")
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("id", id.value())
                        .setParameter("notSince", notSince.toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    @Override
    public long madeBy(UserId sponsor, Instant since) {
        return rows.select(
                        "select count(i) from InvitationEntity i where i.realmId = :realm"
                                + " and i.sponsorId = :sponsor and i.createdAt >= :since",
                        Long.class)
                .setParameter("sponsor", sponsor.value())
                .setParameter("since", since.toEpochMilli())
                .getSingleResult();
    }

    @Override
    public List<Invitation> page(Listing listing, Instant now) {
        InvitationPage page = new InvitationPage(listing, now);
        if (listing.after().isEmpty()) {
            return rows.values(page.query(rows), InvitationEntity::toInvitation);
        }
        return listing.after()
                .flatMap(this::find)
                .map(it -> rows.values(page.after(it).query(rows), InvitationEntity::toInvitation))
                .orElse(List.of());
    }

    private Query asItWas(String update, Invitation invitation) {
        return rows.change(update)
                .setParameter("id", invitation.id().value())
                .setParameter("version", invitation.life().version());
    }

    private List<String> keys(SpaceId space, List<EmailAddress> portion) {
        return portion.stream()
                .map(it -> InvitationEntity.openKey(rows.realmId(), space, it))
                .toList();
    }
}
