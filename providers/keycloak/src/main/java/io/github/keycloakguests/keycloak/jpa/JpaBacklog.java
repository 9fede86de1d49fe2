package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.MailLane;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what waits in the database. */
public final class JpaBacklog {

    private static final String MAILS = "select m.kind, count(m), sum(case when m.claim <> '" + MailEntity.UNCLAIMED
            + "' then 1 else 0 end), min(m.createdAt) from MailEntity m where m.state = 'QUEUED' group by m.kind";

    private static final String GRANTS = "select count(g), sum(case when g.leaseUntil > :now then 1 else 0 end),"
            + " min(g.dueAt) from GrantEntity g where g.dueAt <= :now";

    private JpaBacklog() {}

    /** What waits at that moment; two statements, neither of which reads what is done. */
    public static Backlog at(Instant now, EntityManager entities) {
        Map<MailLane, Backlog.Queue> lanes = new EnumMap<>(MailLane.class);
        for (Object[] row : entities.createQuery(MAILS, Object[].class).getResultList()) {
            lanes.merge(lane((String) row[0]), queue(row[1], row[2], row[3]), Backlog.Queue::and);
        }
        List<Object[]> grants = entities.createQuery(GRANTS, Object[].class)
                .setParameter("now", now.toEpochMilli())
                .getResultList();
        Object[] due = grants.getFirst();
        return new Backlog(lanes, queue(due[0], due[1], due[2]));
    }

    /** What a later version has written, and only its nodes send, waits as well. */
    private static MailLane lane(String kind) {
        return Stored.find(MailKind.class, kind).map(MailKind::lane).orElse(MailLane.LETTERS);
    }

    private static Backlog.Queue queue(Object waiting, @Nullable Object claimed, @Nullable Object oldest) {
        return new Backlog.Queue(
                number(waiting),
                number(claimed),
                Optional.ofNullable(oldest).map(it -> Instant.ofEpochMilli(number(it))));
    }

    private static long number(@Nullable Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }
}
