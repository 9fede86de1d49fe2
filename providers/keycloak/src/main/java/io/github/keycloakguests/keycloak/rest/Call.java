package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.setup.Readiness;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** One request to the API: who calls, what it may do, and what it is answered from. */
public record Call(
        RealmPorts ports, Caller caller, GuestUsers users, Readiness readiness, SpaceId realm, String origin) {

    /** The request of that caller to that realm. */
    static Call of(KeycloakSession session, RealmModel realm, RealmPorts ports, Caller caller, String origin) {
        return new Call(
                ports,
                caller,
                new GuestUsers(session, realm),
                new Readiness(realm),
                new SpaceId(realm.getId()),
                origin);
    }

    Permissions permissions() {
        return new Permissions(caller, ports, realm);
    }

    UserId actor() {
        return caller.user();
    }

    Instant now() {
        return ports.clock().instant();
    }

    /** The host that stands for the whole realm in the trail. */
    HostId realmHost() {
        return new HostId(HostId.Kind.REALM, realm.value());
    }

    /** Invites nobody where nothing would stop them at the end. */
    void needReadiness() {
        if (!readiness.complete()) {
            throw Problems.notSetUp();
        }
    }

    void audit(Deed deed, AuditEntry.Target target, Map<String, String> before, Map<String, String> after) {
        ports.trail().note(new AuditEntry(now(), actor(), deed, target, before, after));
    }
}
