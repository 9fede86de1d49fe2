package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.notification.Claim;
import io.github.keycloakguests.notification.Lease;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailKind;
import io.github.keycloakguests.notification.MailLane;
import io.github.keycloakguests.notification.Outbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The outbox in the database. */
public final class JpaOutbox implements Outbox {

    private static final String UNCLAIMED = MailEntity.UNCLAIMED;

    private static final String FREE = "m.state = 'QUEUED' and (m.dueAt <= :now and m.claim = '" + UNCLAIMED
            + "' or m.dueAt <= :shared and m.claim <> '" + UNCLAIMED + "')";

    private static final String DUE = FREE + " and m.kind in :kinds";

    private static final String HELD =
            " where m.realmId = :realm and m.id in :ids and m.claim = :claim and m.state = 'QUEUED'";

    private static final String SELECT = "select m from MailEntity m where m.realmId = :realm ";

    private final RealmRows rows;

    public JpaOutbox(EntityManager entities, String realmId) {
        this.rows = new RealmRows(entities, realmId);
    }

    /**
     * The realms that have mails of that lane due, of those that nobody is at work on.
     *
     * @param now what is due
     * @param shared what is over of what others have taken, by the clock that all nodes share
     */
    public static List<String> realmsWithMailDue(EntityManager entities, MailLane lane, Instant now, Instant shared) {
        return entities.createQuery("select distinct m.realmId from MailEntity m where " + DUE, String.class)
                .setParameter("now", now.toEpochMilli())
                .setParameter("shared", shared.toEpochMilli())
                .setParameter("kinds", kinds(lane))
                .getResultList();
    }

    @Override
    public void add(Collection<Mail> mails) {
        rows.insert(mails.stream().map(it -> new MailEntity(rows.realmId(), it)).toList());
    }

    @Override
    public Claim claim(MailLane lane, int max, Instant now, Lease lease) {
        List<String> due = rows.select(
                        "select m.id from MailEntity m where m.realmId = :realm and " + DUE + " order by m.dueAt, m.id",
                        String.class)
                .setParameter("now", now.toEpochMilli())
                .setParameter("shared", lease.from().toEpochMilli())
                .setParameter("kinds", kinds(lane))
                .setMaxResults(max)
                .getResultList();
        if (due.isEmpty()) {
            return Claim.NONE;
        }
        // Of several who claim at once each row goes to one: the others no longer find it due, and not under their
        // name.
        String claim = UUID.randomUUID().toString();
        rows.change("update MailEntity m set m.claim = :claim, m.dueAt = :until, m.attempts = m.attempts + 1"
                        + " where m.realmId = :realm and m.id in :ids and " + FREE)
                .setParameter("claim", claim)
                .setParameter("until", lease.until().toEpochMilli())
                .setParameter("ids", due)
                .setParameter("now", now.toEpochMilli())
                .setParameter("shared", lease.from().toEpochMilli())
                .executeUpdate();
        List<Mail> mails = rows
                .values(
                        rows.select(SELECT + "and m.id in :ids and m.claim = :claim", MailEntity.class)
                                .setParameter("ids", due)
                                .setParameter("claim", claim),
                        MailEntity::toMail)
                .stream()
                .sorted(Comparator.comparingInt(it -> due.indexOf(it.id().value())))
                .toList();
        return new Claim(claim, mails);
    }

    @Override
    public void renew(Claim claim, Instant until) {
        held(
                claim,
                "update MailEntity m set m.dueAt = :until" + HELD,
                it -> it.setParameter("until", until.toEpochMilli()));
    }

    /** Before all that were added later. */
    @Override
    public void release(Claim claim) {
        held(
                claim,
                "update MailEntity m set m.dueAt = m.createdAt, m.attempts = m.attempts - 1, m.claim = :none" + HELD,
                it -> it.setParameter("none", UNCLAIMED));
    }

    private void held(Claim claim, String change, Consumer<Query> filling) {
        if (claim.mails().isEmpty()) {
            return;
        }
        Query query = rows.change(change)
                .setParameter("claim", claim.id())
                .setParameter(
                        "ids", claim.mails().stream().map(it -> it.id().value()).toList());
        filling.accept(query);
        query.executeUpdate();
    }

    @Override
    public boolean settle(Mail mail) {
        Mail.Dispatch dispatch = mail.dispatch();
        return rows.change("update MailEntity m set m.state = :state, m.dueAt = :due, m.sentAt = :sent,"
                                + " m.words = :words, m.claim = :none where m.realmId = :realm and m.id = :id"
                                + " and m.attempts = :attempts and m.state = 'QUEUED'")
                        .setParameter("state", dispatch.state().name())
                        .setParameter("attempts", dispatch.attempts())
                        .setParameter("due", dispatch.dueAt().toEpochMilli())
                        .setParameter(
                                "sent",
                                dispatch.sentAt() == null
                                        ? null
                                        : dispatch.sentAt().toEpochMilli())
                        .setParameter("words", dispatch.words())
                        .setParameter("none", UNCLAIMED)
                        .setParameter("id", mail.id().value())
                        .executeUpdate()
                == 1;
    }

    @Override
    public Map<String, Mail> latestAbout(MailKind kind, Collection<String> ids) {
        Map<String, Mail> latest = new HashMap<>();
        for (List<String> portion : RealmRows.portions(ids)) {
            rows.values(
                            rows.select(
                                            SELECT
                                                    + "and m.kind = :kind and m.about in :ids order by m.createdAt, m.id",
                                            MailEntity.class)
                                    .setParameter("kind", kind.name())
                                    .setParameter("ids", portion),
                            MailEntity::toMail)
                    .forEach(it -> latest.put(it.about(), it));
        }
        return latest;
    }

    private static List<String> kinds(MailLane lane) {
        return Stream.of(MailKind.values())
                .filter(it -> it.lane() == lane)
                .map(MailKind::name)
                .toList();
    }
}
