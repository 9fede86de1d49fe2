package io.github.keycloakguests.keycloak.notification;

import io.github.keycloakguests.keycloak.jpa.DatabaseClock;
import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.notification.MailLane;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One pass over the mails of a lane that are due: realm by realm, round after round, so that many mails of one realm do not
 * hold up the few of another.
 */
public final class OutboxRun {

    private final MailLane lane;
    private final KeycloakSessionFactory sessions;
    private final RealmMail.Source source;
    private final Clock clock;

    public OutboxRun(MailLane lane, KeycloakSessionFactory sessions, RealmMail.Source source, Clock clock) {
        this.lane = lane;
        this.sessions = sessions;
        this.source = source;
        this.clock = clock;
    }

    public void run() {
        boolean more;
        do {
            more = round();
        } while (more);
    }

    /** One turn of each realm that has mails due by now. Whether there is more to do. */
    private boolean round() {
        Round round = KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            EntityManager entities =
                    session.getProvider(JpaConnectionProvider.class).getEntityManager();
            Clock shared = DatabaseClock.setting(clock, Clock.systemUTC(), entities);
            return new Round(shared, JpaOutbox.realmsWithMailDue(entities, lane, clock.instant(), shared.instant()));
        });
        MailTurn turn = new MailTurn(lane, sessions, source, clock, round.shared());
        boolean more = false;
        for (String realm : round.realms()) {
            more |= turn.of(realm);
        }
        return more;
    }

    private record Round(Clock shared, List<String> realms) {}
}
