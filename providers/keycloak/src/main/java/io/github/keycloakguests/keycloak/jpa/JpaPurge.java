package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Deletes the rows of what Keycloak has deleted; there are no foreign keys to its tables that would do so. */
public final class JpaPurge {

    private static final List<String> ENTITIES =
            List.of("GuestAccountEntity", "GrantEntity", "InvitationEntity", "MailEntity", "PermissionEntity");

    private final RealmRows rows;

    public JpaPurge(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    /** Everything of the realm. */
    public void realm() {
        for (String entity : ENTITIES) {
            rows.change("delete from " + entity + " e where e.realmId = :realm").executeUpdate();
        }
    }

    /** Everything that hangs on a user but the invitations it sent. */
    public void user(UserId user) {
        for (String entity : List.of("GuestAccountEntity", "GrantEntity", "PermissionEntity")) {
            rows.change("delete from " + entity + " e where e.realmId = :realm and e.userId = :user")
                    .setParameter("user", user.value())
                    .executeUpdate();
        }
    }

    /** Everything that hangs on a space. */
    public void space(SpaceId space) {
        rows.change("delete from MailEntity m where m.realmId = :realm and m.about in"
                        + " (select i.id from InvitationEntity i where i.realmId = :realm and i.spaceId = :space)")
                .setParameter("space", space.value())
                .executeUpdate();
        for (String entity : List.of("GrantEntity", "InvitationEntity", "PermissionEntity")) {
            rows.change("delete from " + entity + " e where e.realmId = :realm and e.spaceId = :space")
                    .setParameter("space", space.value())
                    .executeUpdate();
        }
    }
}
