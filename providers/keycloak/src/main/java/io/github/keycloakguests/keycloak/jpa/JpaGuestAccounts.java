package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.GuestAccounts;
import io.github.keycloakguests.guest.UserId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Guest accounts in the database. */
public final class JpaGuestAccounts implements GuestAccounts {

    private final RealmRows rows;

    public JpaGuestAccounts(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public Optional<GuestAccount> find(UserId user) {
        return rows.value(
                rows.select(
                                "select a from GuestAccountEntity a where a.realmId = :realm and a.userId = :user",
                                GuestAccountEntity.class)
                        .setParameter("user", user.value()),
                GuestAccountEntity::toAccount);
    }

    @Override
    public void add(GuestAccount account) {
        rows.insert(List.of(new GuestAccountEntity(rows.realmId(), account)));
    }

    @Override
    public void remove(UserId user) {
        rows.change("delete from GrantEntity g where g.realmId = :realm and g.userId = :user")
                .setParameter("user", user.value())
                .executeUpdate();
        rows.change("delete from GuestAccountEntity a where a.realmId = :realm and a.userId = :user")
                .setParameter("user", user.value())
                .executeUpdate();
    }
}
