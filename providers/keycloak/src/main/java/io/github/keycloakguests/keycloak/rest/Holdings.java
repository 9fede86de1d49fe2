package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.SpaceRole;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody holds, where: by Keycloak's rights, by appointment, or as a guest by its own grants. */
final class Holdings {

    private final UserId user;
    private final Optional<Rank> everywhere;
    private final Predicate<HostId> hosts;
    private final Map<SpaceId, SpaceRole> appointments;
    private final List<Grant> own;
    private final Set<SpaceId> enumerable;

    private Holdings(
            UserId user,
            Optional<Rank> everywhere,
            Predicate<HostId> hosts,
            Map<SpaceId, SpaceRole> appointments,
            List<Grant> own,
            Set<SpaceId> enumerable) {
        this.user = user;
        this.everywhere = everywhere;
        this.hosts = hosts;
        this.appointments = appointments;
        this.own = own;
        this.enumerable = enumerable;
    }

    static Holdings of(Caller caller, RealmPorts ports, SpaceId realm) {
        UserId user = caller.user();
        return switch (caller.reach()) {
            case Caller.Reach.Administration() -> everywhere(user, Rank.ADMINISTRATOR);
            case Caller.Reach.Realm() -> everywhere(user, Rank.REALM_MANAGER);
            case Caller.Reach.Organizations(Predicate<HostId> managed) -> organizations(user, managed, ports);
            case Caller.Reach.Appointed() -> appointed(user, ports, realm);
            case Caller.Reach.Guest() -> guest(user, ports);
        };
    }

    boolean nothing() {
        return everywhere.isEmpty() && enumerable.isEmpty();
    }

    /** Whether that rank, or a higher one, is held anywhere. */
    boolean somewhere(Rank least) {
        return Stream.of(
                        everywhere.stream(),
                        appointments.values().stream().map(it -> it == SpaceRole.MANAGER ? Rank.MANAGER : Rank.INVITER),
                        own.stream().map(Holdings::asGuest),
                        delegated() ? Stream.of(Rank.HOST_MANAGER) : Stream.<Rank>empty())
                .flatMap(it -> it)
                .anyMatch(it -> it.compareTo(least) >= 0);
    }

    /** The rank that holds for the realm as a whole. */
    Optional<Rank> everywhere() {
        return everywhere;
    }

    /** The scopes that anything is held in; empty when it is the whole realm. */
    Optional<Set<SpaceId>> narrow() {
        return everywhere.isPresent() ? Optional.empty() : Optional.of(enumerable);
    }

    Optional<Rank> rankAt(HostId host, SpaceId space) {
        return Stream.of(
                        everywhere,
                        hosts.test(host) ? Optional.of(Rank.HOST_MANAGER) : Optional.<Rank>empty(),
                        appointedAt(host.wholeSpace(), Rank.HOST_MANAGER),
                        appointedAt(space, Rank.MANAGER),
                        asGuest(host, space))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /** The grant by which a guest may invite to that space. */
    Optional<Grant> ownGrant(SpaceId space) {
        return own.stream()
                .filter(it -> it.access().space().equals(space)
                        && it.charter().powers().mayInvite())
                .findFirst();
    }

    Sight sight() {
        Set<SpaceId> managed = new HashSet<>();
        Set<SpaceId> inviting = new HashSet<>();
        appointments.forEach((scope, role) -> (role == SpaceRole.MANAGER ? managed : inviting).add(scope));
        own.forEach(it -> (it.charter().powers().manager() ? managed : inviting)
                .add(it.access().space()));
        if (delegated()) {
            managed.addAll(enumerable);
        }
        boolean all =
                everywhere.filter(it -> it.compareTo(Rank.REALM_MANAGER) >= 0).isPresent();
        return new Sight(user, all, managed, inviting);
    }

    private Optional<Rank> appointedAt(SpaceId scope, Rank asManager) {
        return Optional.ofNullable(appointments.get(scope)).map(it -> switch (it) {
            case MANAGER -> asManager;
            case INVITER -> Rank.INVITER;
        });
    }

    private Optional<Rank> asGuest(HostId host, SpaceId space) {
        return own.stream()
                .filter(it -> it.access().space().equals(space)
                        || (it.charter().powers().manager()
                                && it.access().space().equals(host.wholeSpace())))
                .map(Holdings::asGuest)
                .max(Comparator.naturalOrder());
    }

    private static Rank asGuest(Grant own) {
        return own.charter().powers().manager() ? Rank.MANAGER : Rank.GUEST_INVITER;
    }

    /** Whether what is held comes from Keycloak's own rights on single organizations. */
    private boolean delegated() {
        return appointments.isEmpty() && own.isEmpty() && !enumerable.isEmpty();
    }

    private static Holdings everywhere(UserId user, Rank rank) {
        return new Holdings(user, Optional.of(rank), host -> false, Map.of(), List.of(), Set.of());
    }

    private static Holdings organizations(UserId user, Predicate<HostId> managed, RealmPorts ports) {
        Set<SpaceId> scopes = ports.spaces().all().stream()
                .filter(it -> it.whole() && managed.test(it.host()))
                .map(Space::id)
                .collect(Collectors.toSet());
        return new Holdings(user, Optional.empty(), managed, Map.of(), List.of(), scopes);
    }

    private static Holdings appointed(UserId user, RealmPorts ports, SpaceId realm) {
        Map<SpaceId, SpaceRole> appointments = new HashMap<>();
        ports.appointments().of(user).forEach(it -> appointments.put(it.scope(), it.role()));
        Optional<Rank> everywhere = Optional.ofNullable(appointments.get(realm))
                .map(it -> it == SpaceRole.MANAGER ? Rank.REALM_MANAGER : Rank.INVITER);
        if (everywhere.equals(Optional.of(Rank.INVITER))) {
            ports.spaces().all().stream()
                    .filter(Space::whole)
                    .forEach(it -> appointments.putIfAbsent(it.id(), SpaceRole.INVITER));
        }
        return new Holdings(
                user, everywhere, host -> false, appointments, List.of(), Set.copyOf(appointments.keySet()));
    }

    /** A guest holds what its live grants give it, and nothing by appointment. */
    private static Holdings guest(UserId user, RealmPorts ports) {
        List<Grant> own = ports.standings().of(user).liveAt(ports.clock().instant()).stream()
                .filter(it -> it.charter().powers().mayInvite()
                        || it.charter().powers().manager())
                .toList();
        Set<SpaceId> scopes = own.stream().map(it -> it.access().space()).collect(Collectors.toSet());
        return new Holdings(user, Optional.empty(), host -> false, Map.of(), own, scopes);
    }
}
