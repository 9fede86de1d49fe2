package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.InvitationId;
import io.github.keycloakguests.invitation.InvitationState;
import io.github.keycloakguests.invitation.Invitations;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ModelException;

/** Invitations in the database. */
public final class JpaInvitations implements Invitations {

    private static final String SELECT = "select i from InvitationEntity i where i.realmId = :realm ";

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
        } catch (ModelException | PersistenceException taken) {
            throw new ConcurrentInvitation(taken);
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
    public Map<EmailAddress, InvitationId> open(SpaceId space, Collection<EmailAddress> addresses) {
        Map<EmailAddress, InvitationId> open = new HashMap<>();
        for (List<EmailAddress> portion : RealmRows.portions(addresses)) {
            rows.select(
                            "select i.email, i.id from InvitationEntity i where i.realmId = :realm"
                                    + " and i.openKey in :keys and i.state = 'OPEN'",
                            Object[].class)
                    .setParameter("keys", keys(space, portion))
                    .getResultList()
                    .forEach(it -> open.put(new EmailAddress((String) it[0]), new InvitationId((String) it[1])));
        }
        return open;
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
        return rows.change("update InvitationEntity i set i.state = :next, i.openKey = i.id,"
                                + " i.version = i.version + 1 where i.realmId = :realm and i.id = :id"
                                + " and i.version = :version and i.state = 'OPEN' and i.expiresAt > :now")
                        .setParameter("next", next.name())
                        .setParameter("id", invitation.id().value())
                        .setParameter("version", invitation.life().version())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1;
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
        return rows.change("update InvitationEntity i set i.digest = i.id, i.mailings = i.mailings + 1,"
                                + " i.mailedAt = :now, i.version = i.version + 1 where i.realmId = :realm"
                                + " and i.id = :id and i.version = :version and i.state = 'OPEN'"
                                + " and i.expiresAt > :now")
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("id", invitation.id().value())
                        .setParameter("version", invitation.life().version())
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
    public List<Invitation> page(Listing listing, Instant now) {
        if (listing.spaces().isEmpty()) {
            return List.of();
        }
        TypedQuery<InvitationEntity> query = rows.select(
                        SELECT + "and i.spaceId in :spaces and i.id > :after" + condition(listing.state())
                                + " order by i.id",
                        InvitationEntity.class)
                .setParameter(
                        "spaces", listing.spaces().stream().map(SpaceId::value).toList())
                .setParameter("after", listing.after().map(InvitationId::value).orElse(""))
                .setMaxResults(listing.max());
        if (listing.state().filter(JpaInvitations::dependsOnTime).isPresent()) {
            query.setParameter("now", now.toEpochMilli());
        }
        return rows.values(query, InvitationEntity::toInvitation);
    }

    private static boolean dependsOnTime(InvitationState state) {
        return state == InvitationState.OPEN || state == InvitationState.EXPIRED;
    }

    private static String condition(Optional<InvitationState> state) {
        return state.map(it -> switch (it) {
                    case OPEN -> " and i.state = 'OPEN' and i.expiresAt > :now";
                    case EXPIRED -> " and (i.state = 'EXPIRED' or (i.state = 'OPEN' and i.expiresAt <= :now))";
                    case ACCEPTED -> " and i.state = 'ACCEPTED'";
                    case REVOKED -> " and i.state = 'REVOKED'";
                })
                .orElse("");
    }

    private List<String> keys(SpaceId space, List<EmailAddress> portion) {
        return portion.stream()
                .map(it -> InvitationEntity.openKey(rows.realmId(), space, it))
                .toList();
    }
}
