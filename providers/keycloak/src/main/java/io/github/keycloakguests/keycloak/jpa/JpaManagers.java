package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Managers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Who manages which space, in the database. */
public final class JpaManagers implements Managers {

    private final RealmRows rows;

    public JpaManagers(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public boolean manages(UserId user, SpaceId space) {
        return !rows.select(
                        "select p.userId from PermissionEntity p where p.realmId = :realm and p.spaceId = :space"
                                + " and p.userId = :user",
                        String.class)
                .setParameter("space", space.value())
                .setParameter("user", user.value())
                .getResultList()
                .isEmpty();
    }

    @Override
    public List<SpaceId> managedBy(UserId user) {
        return rows
                .select(
                        "select p.spaceId from PermissionEntity p where p.realmId = :realm and p.userId = :user"
                                + " order by p.spaceId",
                        String.class)
                .setParameter("user", user.value())
                .getResultList()
                .stream()
                .map(SpaceId::new)
                .toList();
    }

    @Override
    public void appoint(UserId user, SpaceId space) {
        if (!manages(user, space)) {
            rows.insert(List.of(new PermissionEntity(rows.realmId(), space, user)));
        }
    }

    @Override
    public boolean dismiss(UserId user, SpaceId space) {
        return rows.change("delete from PermissionEntity p where p.realmId = :realm and p.spaceId = :space"
                                + " and p.userId = :user")
                        .setParameter("space", space.value())
                        .setParameter("user", user.value())
                        .executeUpdate()
                == 1;
    }
}
