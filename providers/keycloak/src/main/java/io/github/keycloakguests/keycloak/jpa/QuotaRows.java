package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.quota.Quota;
import io.github.keycloakguests.space.HostId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that count the places of a realm's hosts; whoever holds one keeps others from changing places there. */
final class QuotaRows {

    private static final String SELECT = "select q from QuotaEntity q where q.realmId = :realm and q.hostId = :host";

    private final RealmRows rows;

    QuotaRows(RealmRows rows) {
        this.rows = rows;
    }

    Optional<HostCount> find(HostId host) {
        return rows.value(query(host), QuotaEntity::toCount);
    }

    /** Holds the row until the transaction ends; made if there was none. */
    HostCount lock(HostId host) {
        return held(host).orElseGet(() -> {
            make(host);
            return held(host).orElseThrow(() -> new IllegalStateException("the host is of another realm"));
        });
    }

    /** Writes the counters of a row that is held. */
    void write(HostId host, HostCount count) {
        rows.change("update QuotaEntity q set q.used = :used, q.reserved = :reserved, q.members = :members,"
                        + " q.membersAt = :at where q.realmId = :realm and q.hostId = :host")
                .setParameter("used", count.used())
                .setParameter("reserved", count.reserved())
                .setParameter("members", count.members().number())
                .setParameter("at", count.members().countedAt().toEpochMilli())
                .setParameter("host", host.value())
                .executeUpdate();
    }

    /** Counts so many places more, or less, as taken. */
    void addUsed(HostId host, long more) {
        add(host, "used", more);
    }

    /** Counts so many places more, or less, as held. */
    void addReserved(HostId host, long more) {
        add(host, "reserved", more);
    }

    void forgetMembers(HostId host) {
        rows.change("update QuotaEntity q set q.membersAt = 0 where q.realmId = :realm and q.hostId = :host")
                .setParameter("host", host.value())
                .executeUpdate();
    }

    void entitle(HostId host, @Nullable Quota own) {
        rows.change("update QuotaEntity q set q.base = :base, q.ratio = :ratio, q.cap = :cap"
                        + " where q.realmId = :realm and q.hostId = :host")
                .setParameter("base", own == null ? null : own.base())
                .setParameter("ratio", own == null ? null : own.ratio())
                .setParameter("cap", own == null ? null : own.cap())
                .setParameter("host", host.value())
                .executeUpdate();
    }

    private void add(HostId host, String counter, long more) {
        if (more == 0) {
            return;
        }
        rows.change("update QuotaEntity q set q." + counter + " = q." + counter + " + :more"
                        + " where q.realmId = :realm and q.hostId = :host")
                .setParameter("more", more)
                .setParameter("host", host.value())
                .executeUpdate();
    }

    private Optional<HostCount> held(HostId host) {
        return rows.value(query(host).setLockMode(LockModeType.PESSIMISTIC_WRITE), QuotaEntity::toCount);
    }

    /**
     * Of several who make it at once one does, and the others wait for that one instead of failing. The clause names no
     * column, for only then Hibernate 7.2 forgives the collision on databases without such a clause, H2 among them.
     */
    private void make(HostId host) {
        rows.change("insert into QuotaEntity (hostId, realmId, hostKind, used, reserved, members, membersAt)"
                        + " values (:host, :realm, :kind, 0L, 0L, 0L, 0L) on conflict do nothing")
                .setParameter("host", host.value())
                .setParameter("kind", host.kind().name())
                .executeUpdate();
    }

    private TypedQuery<QuotaEntity> query(HostId host) {
        return rows.select(SELECT, QuotaEntity.class).setParameter("host", host.value());
    }
}
