package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.lifecycle.DueGrants;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** What is due, in the database. */
public final class JpaDueGrants implements DueGrants {

    /** What a later version of the jars has written is left to the nodes that have it. */
    private static final String KNOWN =
            Stream.of(GrantState.values()).map(it -> "'" + it + "'").collect(Collectors.joining(", "));

    private static final String DUE = "g.dueAt <= :now and g.leaseUntil <= :now and g.state in (" + KNOWN + ")";

    private final RealmRows rows;

    public JpaDueGrants(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    /** The realms that have grants due, of those that nobody is at work on. */
    public static List<String> realmsWithGrantsDue(EntityManager entities, Instant now) {
        return entities.createQuery("select distinct g.realmId from GrantEntity g where " + DUE, String.class)
                .setParameter("now", now.toEpochMilli())
                .getResultList();
    }

    /** Rows that another transaction holds are passed over where the database can do that, and waited for elsewhere. */
    @Override
    public List<Due> claim(int max, Instant now, Duration lease) {
        Instant until = now.plus(lease);
        List<Due> due = rows.values(
                rows.select(
                                "select g from GrantEntity g where g.realmId = :realm and " + DUE + " order by g.dueAt",
                                GrantEntity.class)
                        .setParameter("now", now.toEpochMilli())
                        .setMaxResults(max)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI),
                it -> it.toDue(until));
        if (!due.isEmpty()) {
            rows.change("update GrantEntity g set g.leaseUntil = :until where g.realmId = :realm and g.id in :ids")
                    .setParameter("until", until.toEpochMilli())
                    .setParameter(
                            "ids", due.stream().map(it -> it.grant().value()).toList())
                    .executeUpdate();
        }
        return due;
    }

    @Override
    public boolean settle(Due claimed, Instant next) {
        return write(claimed, next, Instant.EPOCH);
    }

    @Override
    public void putOff(Due claimed, Instant until) {
        write(claimed, claimed.at(), until);
    }

    private boolean write(Due claimed, Instant due, Instant leased) {
        return rows.change("update GrantEntity g set g.dueAt = :due, g.leaseUntil = :leased where g.realmId = :realm"
                                + " and g.id = :id and g.dueAt = :at and g.leaseUntil = :until")
                        .setParameter("due", due.toEpochMilli())
                        .setParameter("leased", leased.toEpochMilli())
                        .setParameter("id", claimed.grant().value())
                        .setParameter("at", claimed.at().toEpochMilli())
                        .setParameter("until", claimed.until().toEpochMilli())
                        .executeUpdate()
                == 1;
    }
}
