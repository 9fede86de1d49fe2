package io.github.keycloakguests.keycloak.activity;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.LastSeen;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.guest.Visit;
import io.github.keycloakguests.keycloak.background.BackgroundWorker;
import io.github.keycloakguests.keycloak.claims.CurrentHost;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Notices when guests log in and are given tokens. In the request nothing is read that is not in memory, and nothing is
 * written: what was noticed is noted on this node once the request is committed.
 */
public final class ActivityListener implements EventListenerProvider {

    /** Every way to a token, as far as it is told to listeners by an event of its own (EventType, Keycloak 26.7). */
    private static final Set<EventType> TOKENS = Set.of(
            EventType.CODE_TO_TOKEN,
            EventType.REFRESH_TOKEN,
            EventType.TOKEN_EXCHANGE,
            EventType.OAUTH2_DEVICE_CODE_TO_TOKEN,
            EventType.AUTHREQID_TO_TOKEN,
            EventType.PERMISSION_TOKEN,
            EventType.JWT_AUTHORIZATION_GRANT,
            EventType.OAUTH2_EXTENSION_GRANT,
            EventType.VERIFIABLE_CREDENTIAL_PRE_AUTHORIZED_GRANT);

    private static final Logger LOG = Logger.getLogger(ActivityListener.class);

    private final KeycloakSession session;
    private final Ports ports;
    private final RecentVisits visits;
    private final BackgroundWorker worker;

    /** The ports of a realm, asked for only where there is a guest. */
    public interface Ports {
        RealmPorts of(KeycloakSession session, RealmModel realm);
    }

    public ActivityListener(KeycloakSession session, Ports ports, RecentVisits visits, BackgroundWorker worker) {
        this.session = session;
        this.ports = ports;
        this.visits = visits;
        this.worker = worker;
    }

    @Override
    public void onEvent(Event event) {
        boolean login = event.getType() == EventType.LOGIN;
        RealmModel realm = session.getContext().getRealm();
        if ((login || TOKENS.contains(event.getType())) && event.getUserId() != null && realm != null) {
            visit(event, realm).ifPresent(it -> keep(realm.getId(), it));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}

    private Optional<Visit> visit(Event event, RealmModel realm) {
        UserModel user = session.users().getUserById(realm, event.getUserId());
        if (user == null) {
            return Optional.empty();
        }
        RealmPorts here = ports.of(session, realm);
        Instant now = here.clock().instant();
        return here.standings()
                .of(user)
                .flatMap(standing -> host(standing, event, realm, now).map(host -> visit(standing, host, event, now)))
                .filter(it -> !it.grants().isEmpty());
    }

    /** By the grants that let it in at the host that the token is about, or is going to be. */
    private static Visit visit(Standing standing, HostId host, Event event, Instant now) {
        List<Grant> live = standing.liveAt(now).stream()
                .filter(it -> it.access().host().equals(host))
                .toList();
        LastSeen seen = event.getType() == EventType.LOGIN ? LastSeen.loggedIn(now) : LastSeen.active(now);
        return Visit.of(new UserId(event.getUserId()), host, live, seen);
    }

    /** Keycloak drops from a scope the organizations that somebody does not belong to; guests do by their grants only. */
    private Optional<HostId> host(Standing standing, Event event, RealmModel realm, Instant now) {
        Login login = new Login(session, realm, event);
        Optional<HostId> chosen = new CurrentHost(session, realm)
                .of(login.scope(), login::clientSession)
                .filter(it -> standing.member()
                        || standing.liveAt(now).stream()
                                .anyMatch(grant -> grant.access().host().equals(it)));
        return standing.host(chosen, now);
    }

    private void keep(String realmId, Visit visit) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                if (!visits.note(realmId, visit)) {
                    LOG.debugf(
                            "a visit of guest %s is not noted, for there are too many",
                            visit.guest().value());
                }
                if (visits.crowded()) {
                    worker.wake();
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }
}
