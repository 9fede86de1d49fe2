package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.Attendance;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.guest.Visit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attendance in the database. */
public final class JpaAttendance implements Attendance {

    private static final String FORWARD =
            "e.lastLogin = case when e.lastLogin < :login then :login else e.lastLogin end,"
                    + " e.lastActivity = case when e.lastActivity < :activity then :activity else e.lastActivity end";

    private static final String NEWS = " and (e.lastLogin < :login or e.lastActivity < :activity)";

    private final RealmRows rows;

    public JpaAttendance(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    @Override
    public Map<GrantId, LastSeen> of(Collection<GrantId> grants) {
        Map<GrantId, LastSeen> seen = new HashMap<>();
        for (List<GrantId> portion : RealmRows.portions(grants)) {
            rows.select(
                            "select e.id, e.lastLogin, e.lastActivity from GrantEntity e where e.realmId = :realm"
                                    + " and e.id in :ids and e.lastActivity > 0",
                            Object[].class)
                    .setParameter("ids", portion.stream().map(GrantId::value).toList())
                    .getResultList()
                    .forEach(it -> seen.put(
                            new GrantId((String) it[0]), new LastSeen(moment((Long) it[1]), moment((Long) it[2]))));
        }
        return seen;
    }

    @Override
    public Noting note(Visit visit, Instant now) {
        String stay = StayEntity.stayKey(visit.guest(), visit.host());
        Query update = rows.change("update StayEntity e set e.notedAt = :now, " + FORWARD + " where e.realmId = :realm"
                        + " and e.stayKey = :stay and e.notedAt <= :before" + NEWS)
                .setParameter("stay", stay)
                .setParameter("now", now.toEpochMilli())
                .setParameter("before", now.minus(PAUSE).toEpochMilli());
        bind(visit.seen(), update);
        return update.executeUpdate() == 1 ? new Noting.Written() : whyNot(stay, visit.seen());
    }

    @Override
    public void note(GrantId grant, LastSeen seen) {
        Query update = rows.change(
                        "update GrantEntity e set " + FORWARD + " where e.realmId = :realm and e.id = :id" + NEWS)
                .setParameter("id", grant.value());
        bind(seen, update);
        update.executeUpdate();
    }

    private Noting whyNot(String stay, LastSeen seen) {
        TypedQuery<Long> query = rows.select(
                        "select e.notedAt from StayEntity e where e.realmId = :realm and e.stayKey = :stay" + NEWS,
                        Long.class)
                .setParameter("stay", stay);
        bind(seen, query);
        return query.getResultList().stream()
                .findFirst()
                .<Noting>map(it -> new Noting.TooSoon(Instant.ofEpochMilli(it).plus(PAUSE)))
                .orElseGet(Noting.Needless::new);
    }

    private static void bind(LastSeen seen, Query query) {
        query.setParameter("login", millis(seen.login())).setParameter("activity", millis(seen.activity()));
    }

    /** Zero is before everything. */
    private static long millis(@Nullable Instant moment) {
        return moment == null ? 0 : moment.toEpochMilli();
    }

    private static @Nullable Instant moment(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }
}
