package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.notification.Delivery;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailLane;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One pass over the mails of a lane that are due, realm by realm, over one connection each. */
public final class OutboxRun {

    private static final Logger LOG = Logger.getLogger(OutboxRun.class);
    private static final int BATCH = 20;

    /** A claim outlasts what a batch takes with a server that answers each letter at its time limits. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final MailLane lane;
    private final KeycloakSessionFactory sessions;
    private final RealmJobs realms;
    private final RealmMail.Source source;
    private final Clock clock;

    public OutboxRun(MailLane lane, KeycloakSessionFactory sessions, RealmMail.Source source, Clock clock) {
        this.lane = lane;
        this.sessions = sessions;
        this.realms = new RealmJobs(sessions);
        this.source = source;
        this.clock = clock;
    }

    public void run() {
        List<String> due = KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> JpaOutbox.realmsWithMailDue(entities(session), lane, clock.instant()));
        due.forEach(this::runIn);
    }

    /** The named boundary where everything is caught: one realm's trouble is not another's. */
    private void runIn(String realmId) {
        try (KeycloakSession session = sessions.create();
                Postbox postbox = postbox(session, realmId)) {
            List<Written> batch;
            do {
                batch = claim(realmId);
                batch.forEach(it -> settle(realmId, it.mail().after(it.sentWith(postbox), clock.instant())));
            } while (batch.size() == BATCH);
        } catch (RuntimeException trouble) {
            LOG.errorf(trouble, "mails of realm %s could not be sent now and will be tried again", realmId);
        }
    }

    /** The session lives on without a transaction, for a mail server may take longer than any transaction should. */
    private static Postbox postbox(KeycloakSession session, String realmId) {
        session.getTransactionManager().begin();
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
        }
        Postbox postbox = realm == null ? new NoPostbox() : Postboxes.of(session, realm);
        session.getTransactionManager().commit();
        return postbox;
    }

    /** In a transaction of its own: what a letter says (the new digest of its link) is kept before it goes out. */
    private List<Written> claim(String realmId) {
        return inRealm(
                realmId,
                List.of(),
                mail -> mail.outbox().claim(lane, BATCH, clock.instant(), LEASE).stream()
                        .map(it -> written(it, mail.writer()))
                        .toList());
    }

    private void settle(String realmId, Mail settled) {
        boolean ours = inRealm(realmId, true, mail -> mail.outbox().settle(settled));
        if (!ours) {
            LOG.warnf("mail %s was claimed by another before it was settled; it may go out twice", settled.id());
        }
    }

    /** A realm that was deleted meanwhile took its mails along: there is nothing to do, nor to complain about. */
    private <T> T inRealm(String realmId, T otherwise, Function<RealmMail, T> work) {
        return realms.in(realmId, otherwise, (session, realm) -> work.apply(source.of(session, realm)));
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** One letter that cannot be written waits by itself: it must not hold up the others. */
    private static Written written(Mail mail, LetterWriter writer) {
        try {
            return new Written(mail, writer.write(mail), new Delivery.Pointless());
        } catch (UnwritableLetterException broken) {
            LOG.errorf(broken, "mail %s waits", mail.id().value());
            return new Written(mail, Optional.empty(), new Delivery.Delayed(String.valueOf(broken.getMessage())));
        }
    }

    /** A claimed mail with its letter, or what becomes of it without one. */
    private record Written(Mail mail, Optional<Letter> letter, Delivery otherwise) {
        Delivery sentWith(Postbox postbox) {
            return letter.map(postbox::send).orElse(otherwise);
        }
    }
}
