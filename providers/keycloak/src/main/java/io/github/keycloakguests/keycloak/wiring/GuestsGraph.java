package io.github.keycloakguests.keycloak.wiring;

import io.github.keycloakguests.keycloak.clock.ServerClock;
import io.github.keycloakguests.keycloak.guest.UserStandings;
import io.github.keycloakguests.keycloak.invitation.GuestLetters;
import io.github.keycloakguests.keycloak.jpa.JpaGrants;
import io.github.keycloakguests.keycloak.jpa.JpaGuestAccounts;
import io.github.keycloakguests.keycloak.jpa.JpaInvitations;
import io.github.keycloakguests.keycloak.jpa.JpaManagers;
import io.github.keycloakguests.keycloak.jpa.JpaOutbox;
import io.github.keycloakguests.keycloak.jpa.JpaPurge;
import io.github.keycloakguests.keycloak.notification.RealmMail;
import io.github.keycloakguests.keycloak.notification.WakingOutbox;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.settings.RealmGuestTypes;
import io.github.keycloakguests.keycloak.signup.SignUpDesk;
import io.github.keycloakguests.keycloak.space.KeycloakSpaces;
import io.github.keycloakguests.notification.Outbox;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** The objects of one session, put together: the only place that knows which class stands behind which port. */
final class GuestsGraph {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmPorts ports;

    private GuestsGraph(KeycloakSession session, RealmModel realm, String origin, Outbox outbox) {
        this.session = session;
        this.realm = realm;
        EntityManager entities = entities(session);
        String id = realm.getId();
        this.ports = new RealmPorts(
                new KeycloakSpaces(session, realm, origin),
                new RealmGuestTypes(realm),
                new JpaInvitations(entities, id),
                new JpaGuestAccounts(entities, id),
                new JpaGrants(entities, id),
                new JpaManagers(entities, id),
                outbox,
                new ServerClock());
    }

    /** For a request. */
    static GuestsGraph of(KeycloakSession session, RealmModel realm) {
        Outbox outbox = new WakingOutbox(
                new JpaOutbox(entities(session), realm.getId()),
                () -> GuestsResourceProviderFactory.worker(session).wakeAfter(session));
        String origin =
                session.getContext().getUri(UrlType.FRONTEND).getBaseUri().toString();
        return new GuestsGraph(session, realm, origin, outbox);
    }

    /** For the worker, which no request tells the server's address: each mail bears the one it was queued under. */
    static RealmMail mail(KeycloakSession session, RealmModel realm) {
        Outbox outbox = new JpaOutbox(entities(session), realm.getId());
        return new RealmMail(outbox, mail -> {
            RealmPorts ports = new GuestsGraph(session, realm, mail.origin(), outbox).ports();
            return new GuestLetters(session, realm, ports).write(mail);
        });
    }

    static JpaPurge purge(KeycloakSession session, RealmModel realm) {
        return new JpaPurge(entities(session), realm.getId());
    }

    RealmPorts ports() {
        return ports;
    }

    UserStandings standings() {
        return new UserStandings(session, realm, ports);
    }

    SignUpDesk signUpDesk() {
        return new SignUpDesk(session, realm, ports, standings());
    }

    private static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
