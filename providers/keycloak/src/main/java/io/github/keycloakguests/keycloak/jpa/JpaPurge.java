package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Deletes the rows of what Keycloak has deleted; there are no foreign keys to its tables that would do so. */
public final class JpaPurge {

    private static final List<String> ENTITIES = List.of(
            "GuestAccountEntity",
            "GrantEntity",
            "StayEntity",
            "QuotaEntity",
            "InvitationEntity",
            "MailEntity",
            "SpaceEntity",
            "AppointmentEntity",
            "AuditEntity",
            "NoticeEntity",
            "CodeEntity");

    private final RealmRows rows;
    private final GuestAccounts accounts;

    public JpaPurge(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
        this.accounts = new JpaGuestAccounts(entities, realmId, () -> {
            throw new IllegalStateException("nothing is made where everything goes");
        });
    }

    /** Everything of the realm. */
    public void realm() {
        for (String entity : ENTITIES) {
            rows.change("delete from " + entity + " e where e.realmId = :realm").executeUpdate();
        }
    }

    /** Everything that hangs on a user but the invitations it sent and what is in the trail; its places are free then. */
    public void user(UserId user) {
        rows.change("delete from NoticeEntity n where n.realmId = :realm and (n.recipientId = :user or n.grantId in"
                        + " (select g.id from GrantEntity g where g.realmId = :realm and g.userId = :user))")
                .setParameter("user", user.value())
                .executeUpdate();
        accounts.remove(user);
        rows.change("delete from CodeEntity c where c.realmId = :realm and c.userId = :user")
                .setParameter("user", user.value())
                .executeUpdate();
        rows.change("delete from AppointmentEntity a where a.realmId = :realm and a.userId = :user")
                .setParameter("user", user.value())
                .executeUpdate();
    }

    /** Everything of a host as a whole and of its parts, but what is in the trail. */
    public void host(HostId host) {
        of(host.value(), "delete from QuotaEntity q where q.realmId = :realm and q.hostId = :host");
        of(
                host.value(),
                "delete from MailEntity m where m.realmId = :realm and m.about in"
                        + " (select i.id from InvitationEntity i where i.realmId = :realm and i.hostId = :host)");
        of(
                host.value(),
                "delete from MailEntity m where m.realmId = :realm and m.about in"
                        + " (select g.id from GrantEntity g where g.realmId = :realm and g.hostId = :host)");
        of(
                host.value(),
                "delete from NoticeEntity n where n.realmId = :realm and n.grantId in"
                        + " (select g.id from GrantEntity g where g.realmId = :realm and g.hostId = :host)");
        of(
                host.value(),
                "delete from AppointmentEntity a where a.realmId = :realm and (a.scopeId = :host or a.scopeId in"
                        + " (select s.id from SpaceEntity s where s.realmId = :realm and s.hostId = :host))");
        for (String entity : List.of("GrantEntity", "StayEntity", "InvitationEntity", "SpaceEntity")) {
            of(host.value(), "delete from " + entity + " e where e.realmId = :realm and e.hostId = :host");
        }
    }

    /** What is written down about a part of a host whose group is gone, but not its grants and invitations. */
    public void space(SpaceId space) {
        rows.change("delete from AppointmentEntity a where a.realmId = :realm and a.scopeId = :space")
                .setParameter("space", space.value())
                .executeUpdate();
        rows.change("delete from SpaceEntity s where s.realmId = :realm and s.id = :space")
                .setParameter("space", space.value())
                .executeUpdate();
    }

    private void of(String host, String change) {
        rows.change(change).setParameter("host", host).executeUpdate();
    }
}
