package io.github.keycloakguests.keycloak.reconcile;

import io.github.keycloakguests.audit.AuditEntry;
import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.background.BackgroundRequest;
import io.github.keycloakguests.keycloak.following.Departures;
import io.github.keycloakguests.keycloak.guest.GuestRole;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.keycloak.jpa.JpaBooks;
import io.github.keycloakguests.keycloak.jpa.JpaPurge;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.keycloak.setup.Readiness;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds and mends in one realm, in one session, what is not as it should be. */
public final class Reconciliation {

    /** Where the rows are. */
    public record Rows(JpaBooks books, JpaPurge purge) {}

    private final RealmModel realm;
    private final RealmPorts ports;
    private final JpaBooks books;
    private final JpaPurge purge;
    private final GuestUsers users;
    private final GuestRole role;

    /** Gives the session a request under the address that guests know: applications are told of sessions that end. */
    public Reconciliation(KeycloakSession session, RealmModel realm, RealmPorts ports, Rows rows) {
        this.realm = realm;
        this.ports = ports;
        this.books = rows.books();
        this.purge = rows.purge();
        this.users = new GuestUsers(session, realm);
        this.role = new GuestRole(realm);
        books.origin().map(URI::create).ifPresent(it -> session.getContext().setHttpRequest(new BackgroundRequest(it)));
    }

    /** What of that kind there is, by id; at most a few thousand at a time. */
    List<String> find(Mismatch.Kind kind) {
        return switch (kind) {
            case USER_GONE -> books.usersGone().stream().map(UserId::value).toList();
            case HOST_GONE -> books.hostsGone().stream().map(HostId::value).toList();
            case SPACE_GONE -> books.spacesGone().stream().map(SpaceId::value).toList();
            case SETUP_INCOMPLETE -> new Readiness(realm).lacking();
            case ROLE_MISSING -> role.id().map(this::without).orElse(List.of());
            case HOST_LEFT -> ids(books.outsideTheHost(ports.clock().instant()));
            case GROUP_MISSING -> ids(books.outsideTheGroup(ports.clock().instant()));
            case GROUP_KEPT -> ids(books.leftInTheGroup(ports.clock().instant()));
            case ADDRESS_DIFFERS ->
                books.otherAddress().stream().map(UserId::value).toList();
            case COUNTERS_DIFFER ->
                books.miscounted().stream().map(HostId::value).toList();
        };
    }

    /** Mends one that was found. Whether it could be. */
    boolean mend(Mismatch.Kind kind, String id) {
        return switch (kind) {
            case USER_GONE -> done(() -> purge.user(new UserId(id)));
            case HOST_GONE -> done(() -> purge.host(new HostId(HostId.Kind.ORGANIZATION, id)));
            case SPACE_GONE -> done(() -> close(new SpaceId(id)));
            case SETUP_INCOMPLETE -> false;
            case ROLE_MISSING -> users.byId(new UserId(id)).filter(this::given).isPresent();
            case HOST_LEFT ->
                standing(id, it -> new Departures(ports).from(it.access().host(), it.guest()));
            case GROUP_MISSING -> standing(id, ports.memberships()::enter);
            case GROUP_KEPT -> done(() -> leave(new GrantId(id)));
            case ADDRESS_DIFFERS -> followed(new UserId(id));
            case COUNTERS_DIFFER -> done(() -> books.recount(id));
        };
    }

    private static List<String> ids(List<GrantId> grants) {
        return grants.stream().map(GrantId::value).toList();
    }

    /** Of users in other stores only Keycloak's model knows; of those who cannot be had now it is not known at all. */
    private List<String> without(String roleId) {
        return books.without(roleId).stream()
                .filter(it ->
                        users.byId(it).filter(user -> !role.isBorneBy(user)).isPresent())
                .map(UserId::value)
                .toList();
    }

    private boolean given(UserModel user) {
        role.give(user);
        ports.standings().changed(new UserId(user.getId()));
        return true;
    }

    private void close(SpaceId space) {
        ports.register().find(space).ifPresent(it -> {
            ports.spaceClosing().close(it, AuditEntry.SYSTEM);
            purge.space(space);
        });
    }

    /** Somebody may have ended it meanwhile. */
    private boolean standing(String grant, Consumer<Grant> step) {
        return done(() -> ports.grants()
                .find(new GrantId(grant))
                .filter(it -> !it.waiting() && it.standsAt(ports.clock().instant()))
                .ifPresent(step));
    }

    /** Somebody may have given it anew meanwhile. */
    private void leave(GrantId id) {
        ports.grants()
                .find(id)
                .filter(it -> ports.grants()
                        .standing(it.guest(), it.access().space())
                        .filter(other -> other.standsAt(ports.clock().instant()))
                        .isEmpty())
                .ifPresent(ports.memberships()::leave);
    }

    private boolean followed(UserId guest) {
        return users.byId(guest)
                .filter(UserModel::isEmailVerified)
                .flatMap(it -> Optional.ofNullable(it.getEmail()).flatMap(EmailAddress::parse))
                .filter(it -> ports.followingAddress().follow(guest, it, AuditEntry.SYSTEM, ports.origin()))
                .isPresent();
    }

    private static boolean done(Runnable step) {
        step.run();
        return true;
    }
}
