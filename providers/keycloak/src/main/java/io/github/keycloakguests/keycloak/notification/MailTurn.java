package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.keycloak.background.Heartbeat;
import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.metrics.WorkCounters;
import io.github.keycloakguests.notification.Claim;
import io.github.keycloakguests.notification.Delivery;
import io.github.keycloakguests.notification.Lease;
import io.github.keycloakguests.notification.Mail;
import io.github.keycloakguests.notification.MailLane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Sends the due mails of one realm, batch by batch over one connection, until there are none or its time is over. What it has
 * taken it keeps by a heartbeat, however slow the mail server is: others take it over soon after the node died, and not
 * before.
 */
final class MailTurn {

    private static final Logger LOG = Logger.getLogger(MailTurn.class);
    private static final int BATCH = 20;

    /** Another realm's mail waits for one letter longer at the most. */
    private static final Duration LENGTH = Duration.ofSeconds(10);

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT = Duration.ofSeconds(8);
    private static final String HEARTBEAT_THREAD = "guests-claims";

    private final MailLane lane;
    private final KeycloakSessionFactory sessions;
    private final RealmJobs realms;
    private final RealmMail.Source source;
    private final Clock clock;
    private final Clock shared;

    /**
     * @param clock tells what is due
     * @param shared tells how long a claim lasts, on all nodes alike
     */
    MailTurn(MailLane lane, KeycloakSessionFactory sessions, RealmMail.Source source, Clock clock, Clock shared) {
        this.lane = lane;
        this.sessions = sessions;
        this.realms = new RealmJobs(sessions);
        this.source = source;
        this.clock = clock;
        this.shared = shared;
    }

    /** The named boundary where everything is caught: one realm's trouble is not another's. Whether there is more to send. */
    boolean of(String realmId) {
        try (KeycloakSession session = sessions.create();
                Postbox postbox = postbox(session, realmId)) {
            Claim left = send(
                    realmId,
                    postbox,
                    session.getProvider(ExecutorsProvider.class).getExecutor(HEARTBEAT_THREAD));
            release(realmId, left);
            return !left.mails().isEmpty();
        } catch (RuntimeException trouble) {
            WorkCounters.failure("outbox");
            LOG.errorf(trouble, "mails of realm %s could not be sent now and will be tried again", realmId);
            return false;
        }
    }

    /** What it has taken and did not come to. */
    private Claim send(String realmId, Postbox postbox, Executor beside) {
        Instant end = clock.instant().plus(LENGTH);
        try (Heartbeat<Claim> alive = new Heartbeat<>(beside, HEARTBEAT, Claim.NONE, it -> renew(realmId, it))) {
            Batch batch;
            do {
                batch = claim(realmId);
                alive.hold(batch.claim());
                if (!sendUntil(end, realmId, batch, postbox)) {
                    return batch.claim();
                }
            } while (batch.letters().size() == BATCH);
            return Claim.NONE;
        }
    }

    /** Whether all of it was sent in time. */
    private boolean sendUntil(Instant end, String realmId, Batch batch, Postbox postbox) {
        Iterator<Written> letters = batch.letters().iterator();
        while (letters.hasNext()) {
            Written next = letters.next();
            settle(realmId, next.mail().after(next.sentWith(postbox), clock.instant()));
            if (!clock.instant().isBefore(end) && letters.hasNext()) {
                return false;
            }
        }
        return true;
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
    private Batch claim(String realmId) {
        return inRealm(realmId, Batch.NONE, mail -> {
            Claim claim = mail.outbox().claim(lane, BATCH, clock.instant(), new Lease(shared.instant(), LEASE));
            return new Batch(
                    claim,
                    claim.mails().stream().map(it -> written(it, mail.writer())).toList());
        });
    }

    private void renew(String realmId, Claim claim) {
        inRealm(realmId, true, mail -> {
            mail.outbox().renew(claim, shared.instant().plus(LEASE));
            return true;
        });
    }

    private void release(String realmId, Claim claim) {
        inRealm(realmId, true, mail -> {
            mail.outbox().release(claim);
            return true;
        });
    }

    private void settle(String realmId, Mail settled) {
        boolean ours = inRealm(realmId, true, mail -> mail.outbox().settle(settled));
        WorkCounters.mail(settled);
        if (!ours) {
            LOG.warnf("mail %s was claimed by another before it was settled; it may go out twice", settled.id());
        }
    }

    /** A realm that was deleted meanwhile took its mails along: there is nothing to do, nor to complain about. */
    private <T> T inRealm(String realmId, T otherwise, Function<RealmMail, T> work) {
        return realms.in(realmId, otherwise, (session, realm) -> work.apply(source.of(session, realm)));
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

    private record Batch(Claim claim, List<Written> letters) {
        static final Batch NONE = new Batch(Claim.NONE, List.of());
    }

    /** A claimed mail with its letter, or what becomes of it without one. */
    private record Written(Mail mail, Optional<Letter> letter, Delivery otherwise) {
        Delivery sentWith(Postbox postbox) {
            return letter.map(postbox::send).orElse(otherwise);
        }
    }
}
