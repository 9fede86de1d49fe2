package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notification.Mailings;
import io.github.keycloakguests.password.PasswordLinks;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** When links to set a new password were mailed, in the rows of guest accounts. */
public final class JpaPasswordLinks implements PasswordLinks {

    private final RealmRows rows;

    public JpaPasswordLinks(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public Optional<Mailings> lock(UserId guest) {
        return rows.value(
                rows.select(
                                "select a from GuestAccountEntity a where a.realmId = :realm and a.userId = :user",
                                GuestAccountEntity.class)
                        .setParameter("user", guest.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE),
                GuestAccountEntity::passwordMailings);
    }

    @Override
    public void keep(UserId guest, Mailings mailings) {
        rows.change("update GuestAccountEntity a set a.passwordMailings = :mailings"
                        + " where a.realmId = :realm and a.userId = :user")
                .setParameter("mailings", Stored.text(mailings))
                .setParameter("user", guest.value())
                .executeUpdate();
    }
}
