package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.notice.Notice;
import io.github.keycloakguests.notice.Notices;
import io.github.keycloakguests.notification.MailId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Notices in the database. */
public final class JpaNotices implements Notices {

    private final RealmRows rows;

    public JpaNotices(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    /** The realms in which somebody is to be told something, or notices of ends before that moment are to be forgotten. */
    public static Set<String> realmsWithNoticesDue(EntityManager entities, Instant before) {
        Set<String> realms = new LinkedHashSet<>(entities.createQuery(
                        "select distinct n.realmId from NoticeEntity n where n.mailId = :waiting", String.class)
                .setParameter("waiting", NoticeEntity.WAITING)
                .getResultList());
        realms.addAll(entities.createQuery(
                        "select distinct n.realmId from NoticeEntity n where n.endsAt < :before", String.class)
                .setParameter("before", before.toEpochMilli())
                .getResultList());
        return realms;
    }

    /** No column is named as the conflict's: Hibernate 7.2 would insert on H2 as if nothing could be there. */
    @Override
    public boolean note(Notice notice, Optional<MailId> mail, String origin, Instant now) {
        String id = UUID.randomUUID().toString();
        Query insert = rows.change(
                        "insert into NoticeEntity (id, realmId, noticeKey, recipientId, matter, grantId, distance,"
                                + " endsAt, origin, createdAt, mailId) values (:id, :realm, :key, :recipient, :matter,"
                                + " :grant, :distance, :end, :origin, :now, :mail) on conflict do nothing")
                .setParameter("id", id)
                .setParameter("key", notice.key())
                .setParameter("recipient", notice.recipient().value())
                .setParameter("matter", notice.matter())
                .setParameter("grant", notice.grant().value())
                .setParameter("distance", notice.distance().toSeconds())
                .setParameter("end", notice.end().toEpochMilli())
                .setParameter("origin", origin)
                .setParameter("now", now.toEpochMilli())
                .setParameter("mail", mail.map(MailId::value).orElse(NoticeEntity.WAITING));
        return rows.added(
                insert,
                rows.select("select count(n) from NoticeEntity n where n.realmId = :realm and n.id = :id", Long.class)
                        .setParameter("id", id));
    }

    @Override
    public List<Waiting> waiting() {
        return rows
                .select(
                        "select n.recipientId, min(n.createdAt), max(n.createdAt),"
                                + " min(case when n.distance > 0 then n.endsAt else :never end), max(n.origin)"
                                + " from NoticeEntity n where n.realmId = :realm and n.mailId = :waiting"
                                + " group by n.recipientId",
                        Object[].class)
                .setParameter("never", Period.FARTHEST.toEpochMilli())
                .setParameter("waiting", NoticeEntity.WAITING)
                .getResultList()
                .stream()
                .map(it -> new Waiting(
                        new UserId((String) it[0]), moment(it[1]), moment(it[2]), moment(it[3]), (String) it[4]))
                .toList();
    }

    @Override
    public int gather(UserId recipient, MailId mail) {
        return rows.change("update NoticeEntity n set n.mailId = :mail where n.realmId = :realm"
                        + " and n.recipientId = :recipient and n.mailId = :waiting")
                .setParameter("mail", mail.value())
                .setParameter("recipient", recipient.value())
                .setParameter("waiting", NoticeEntity.WAITING)
                .executeUpdate();
    }

    @Override
    public List<Notice> in(MailId mail) {
        return rows.values(
                rows.select(
                                "select n from NoticeEntity n where n.realmId = :realm and n.mailId = :mail"
                                        + " order by n.endsAt, n.id",
                                NoticeEntity.class)
                        .setParameter("mail", mail.value()),
                NoticeEntity::toNotice);
    }

    @Override
    public int forget(Instant before, int max) {
        List<String> old = rows.select(
                        "select n.id from NoticeEntity n where n.realmId = :realm and n.endsAt < :before"
                                + " order by n.endsAt",
                        String.class)
                .setParameter("before", before.toEpochMilli())
                .setMaxResults(max)
                .getResultList();
        return old.isEmpty()
                ? 0
                : rows.change("delete from NoticeEntity n where n.realmId = :realm and n.id in :ids")
                        .setParameter("ids", old)
                        .executeUpdate();
    }

    private static Instant moment(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
