package io.github.keycloakguests.keycloak.notice;

import io.github.keycloakguests.guest.Appointments;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.SpaceRole;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.guest.GuestManagerRole;
import io.github.keycloakguests.keycloak.guest.GuestUsers;
import io.github.keycloakguests.notice.Caretakers;
import io.github.keycloakguests.space.SpaceId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Those who look after guests, as far as they are enabled users of the realm with an address. */
public final class KeycloakCaretakers implements Caretakers {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Appointments appointments;
    private final Grants grants;
    private final Clock clock;

    public KeycloakCaretakers(
            KeycloakSession session, RealmModel realm, Appointments appointments, Grants grants, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.appointments = appointments;
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public Set<UserId> of(Grant grant) {
        GuestUsers users = new GuestUsers(session, realm);
        List<SpaceId> scopes = Stream.of(
                        grant.access().space(), grant.access().host().wholeSpace())
                .distinct()
                .toList();
        Stream<UserId> managers = Stream.concat(
                scopes.stream()
                        .flatMap(it -> appointments.in(it).stream())
                        .filter(it -> it.role() == SpaceRole.MANAGER)
                        .map(Appointments.Appointment::user),
                grants.managers(scopes, clock.instant()).stream());
        Predicate<UserId> reached = it -> !it.equals(grant.guest())
                && users.byId(it).filter(KeycloakCaretakers::reachable).isPresent();
        Set<UserId> known = Stream.concat(
                        Stream.of(grant.sponsor()).filter(it -> mayStillSee(it, grant, users)), managers)
                .filter(reached)
                .collect(Collectors.toUnmodifiableSet());
        return known.isEmpty() ? ofTheRealm(grant.guest()) : known;
    }

    /** A sponsor who has left the host answers for nobody there any more, unless it manages the whole realm. */
    private boolean mayStillSee(UserId sponsor, Grant grant, GuestUsers users) {
        return users.byId(sponsor)
                .filter(it -> users.belongsTo(it, grant.access().host())
                        || new GuestManagerRole(realm).isBorneBy(it)
                        || isGuestOf(grant, sponsor))
                .isPresent();
    }

    private boolean isGuestOf(Grant grant, UserId sponsor) {
        return grants.of(sponsor).stream()
                .anyMatch(it -> it.access().host().equals(grant.access().host()) && it.liveAt(clock.instant()));
    }

    private Set<UserId> ofTheRealm(UserId guest) {
        return new GuestManagerRole(realm)
                .bearers(session)
                .filter(KeycloakCaretakers::reachable)
                .map(it -> new UserId(it.getId()))
                .filter(it -> !it.equals(guest))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean reachable(UserModel user) {
        return user.isEnabled() && user.getEmail() != null && !user.getEmail().isBlank();
    }
}
