package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.otp.CodeState;
import io.github.keycloakguests.otp.Codes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Optional;

/** How far guests have come with codes, in the database. */
public final class JpaCodes implements Codes {

    private final RealmRows rows;

    public JpaCodes(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public CodeState of(UserId guest) {
        return rows.value(row(guest), CodeEntity::toState).orElse(CodeState.FRESH);
    }

    @Override
    public CodeState lock(UserId guest) {
        return held(guest).orElseGet(() -> {
            make(guest);
            return held(guest).orElseThrow(() -> new IllegalStateException("the guest is of another realm"));
        });
    }

    @Override
    public void keep(UserId guest, CodeState state) {
        CodeState.Live live = state.live();
        rows.change("update CodeEntity c set c.login = :login, c.digest = :digest, c.digits = :digits, c.life = :life,"
                        + " c.untilAt = :until, c.tries = :tries, c.failures = :failures, c.pausedUntil = :paused,"
                        + " c.mailings = :mailings where c.realmId = :realm and c.userId = :user")
                .setParameter("login", live == null ? null : live.login())
                .setParameter("digest", live == null ? null : live.digest())
                .setParameter("digits", live == null ? 0 : live.digits())
                .setParameter("life", live == null ? 0 : live.life().toSeconds())
                .setParameter("until", live == null ? 0 : live.until().toEpochMilli())
                .setParameter("tries", live == null ? 0 : live.tries())
                .setParameter("failures", state.failures())
                .setParameter("paused", Stored.millis(state.pausedUntil()))
                .setParameter("mailings", Stored.text(state.mailings()))
                .setParameter("user", guest.value())
                .executeUpdate();
    }

    private Optional<CodeState> held(UserId guest) {
        return rows.value(row(guest).setLockMode(LockModeType.PESSIMISTIC_WRITE), CodeEntity::toState);
    }

    /** As with quotas: of several who make it at once one does, and the others wait. */
    private void make(UserId guest) {
        rows.change("insert into CodeEntity (userId, realmId, digits, life, untilAt, tries, failures)"
                        + " values (:user, :realm, 0, 0L, 0L, 0, 0) on conflict do nothing")
                .setParameter("user", guest.value())
                .executeUpdate();
    }

    private TypedQuery<CodeEntity> row(UserId guest) {
        return rows.select("select c from CodeEntity c where c.realmId = :realm and c.userId = :user", CodeEntity.class)
                .setParameter("user", guest.value());
    }
}
