package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.PasswordTerm;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.password.PasswordTerms;
import io.github.keycloakguests.space.HostId;
import jakarta.persistence.EntityManager;
import java.util.Optional;

/** What hosts say about the passwords of their guests, in the rows of these guests' stays. */
public final class JpaPasswordTerms implements PasswordTerms {

    private final RealmRows rows;

    public JpaPasswordTerms(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public void set(UserId guest, HostId host, Optional<PasswordTerm> term) {
        rows.change("update StayEntity s set s.passwordLife = :life, s.passwordSince = :since"
                        + " where s.realmId = :realm and s.stayKey = :stay")
                .setParameter("life", term.map(it -> it.life().text()).orElse(null))
                .setParameter(
                        "since", Stored.millis(term.map(PasswordTerm::since).orElse(null)))
                .setParameter("stay", StayEntity.stayKey(guest, host))
                .executeUpdate();
    }
}
