package io.github.keycloakguests.keycloak.notice;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.background.RealmJobs;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.jpa.JpaNotices;
import io.github.keycloakguests.keycloak.metrics.WorkCounters;
import io.github.keycloakguests.notice.Notices;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One pass over those for whom something waits: what is due goes into the outbox, what is old is forgotten. */
public final class DigestRun {

    private static final Logger LOG = Logger.getLogger(DigestRun.class);
    private static final int PORTION = 500;

    private final KeycloakSessionFactory sessions;
    private final RealmJobs realms;
    private final RealmDigests.Source source;
    private final Clock clock;

    public DigestRun(KeycloakSessionFactory sessions, RealmDigests.Source source, Clock clock) {
        this.sessions = sessions;
        this.realms = new RealmJobs(sessions);
        this.source = source;
        this.clock = clock;
    }

    public void run() {
        Set<String> due = KeycloakModelUtils.runJobInTransactionWithResult(
                sessions,
                session -> JpaNotices.realmsWithNoticesDue(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), old()));
        due.forEach(this::runIn);
    }

    /** The named boundary where everything is caught: one realm's trouble is not another's. */
    private void runIn(String realmId) {
        try {
            List<Notices.Waiting> due = realms.in(
                    realmId,
                    List.of(),
                    (session, realm) -> source.of(session, realm).sending().due());
            due.forEach(it -> realms.in(
                    realmId,
                    false,
                    (session, realm) ->
                            source.of(session, realm).sending().send(it, addressOf(it.recipient(), session))));
            realms.in(
                    realmId,
                    0,
                    (session, realm) -> source.of(session, realm).notices().forget(old(), PORTION));
        } catch (RuntimeException trouble) {
            WorkCounters.failure("digests");
            LOG.errorf(trouble, "digests of realm %s could not be queued now; it will be tried again", realmId);
        }
    }

    private Instant old() {
        return clock.instant().minus(Notices.KEPT);
    }

    private static Optional<EmailAddress> addressOf(UserId recipient, KeycloakSession session) {
        return new GuestUsers(session, session.getContext().getRealm())
                .byId(recipient)
                .filter(UserModel::isEnabled)
                .map(UserModel::getEmail)
                .flatMap(EmailAddress::parse);
    }
}
