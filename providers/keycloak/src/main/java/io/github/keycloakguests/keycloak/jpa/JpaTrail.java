package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.audit.Trail;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The audit trail in the database. */
public final class JpaTrail implements Trail {

    private static final String SELECT = "select e from AuditEntity e where e.realmId = :realm ";

    private final RealmRows rows;
    private int noted;

    public JpaTrail(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public void note(Collection<AuditEntry> entries) {
        rows.insert(entries.stream()
                .map(it -> new AuditEntity(key(), rows.realmId(), it))
                .toList());
    }

    @Override
    public List<Noted> of(UserId guest, Sight sight, Optional<String> after, int max) {
        Where where = new Where();
        about(guest, where);
        new Sighted(sight, "e").any(where);
        if (after.isPresent()) {
            Optional<Noted> last = rows.value(
                    rows.select(SELECT + "and e.id = :id", AuditEntity.class).setParameter("id", after.get()),
                    AuditEntity::toNoted);
            if (last.isEmpty()) {
                return List.of();
            }
            where.and("e.at <= :at and (e.at < :at or e.id < :last)")
                    .with("at", last.get().entry().at().toEpochMilli())
                    .with("last", last.get().key());
        }
        TypedQuery<AuditEntity> query =
                where.bound(rows.select(SELECT + where.text() + " order by e.at desc, e.id desc", AuditEntity.class));
        return rows.values(query.setMaxResults(max), AuditEntity::toNoted);
    }

    private void about(UserId guest, Where where) {
        List<String> accepted = acceptedBy(guest);
        where.with("guest", guest.value());
        if (accepted.isEmpty()) {
            where.and("e.userId = :guest");
        } else {
            where.and("(e.userId = :guest or e.about in :accepted)").with("accepted", accepted);
        }
    }

    /** Asked for first: named one by one their entries are found by an index, as a condition within the other not. */
    private List<String> acceptedBy(UserId guest) {
        return rows.select(
                        "select distinct e.about from AuditEntity e where e.realmId = :realm and e.userId = :guest"
                                + " and e.deed = :accepted",
                        String.class)
                .setParameter("guest", guest.value())
                .setParameter("accepted", Deed.INVITATION_ACCEPTED.name())
                .getResultList();
    }

    /** 36 hexadecimal digits that never meet, of which the first keep what one request notes in one millisecond in order. */
    private String key() {
        noted++;
        return "%04x%s".formatted(noted & 0xffff, UUID.randomUUID().toString().replace("-", ""));
    }
}
