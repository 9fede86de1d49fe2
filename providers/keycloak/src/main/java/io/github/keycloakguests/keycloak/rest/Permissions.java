package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.invitation.Inviter;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides who may do what. */
final class Permissions {

    private final Caller caller;
    private final RealmPorts ports;
    private final SpaceId realm;
    private @Nullable Holdings holdings;

    /** @param realm the scope that covers everything */
    Permissions(Caller caller, RealmPorts ports, SpaceId realm) {
        this.caller = caller;
        this.ports = ports;
        this.realm = realm;
    }

    /**
     * The space, for those who have at least that rank there. Whoever holds nothing anywhere is told so whatever it asks
     * for; whoever holds something learns of no space but those where it does.
     */
    Space space(SpaceId id, Rank least) {
        Holdings held = holdings();
        Space space = ports.spaces().find(id).orElseThrow(Problems::notFound);
        Rank rank = held.rankAt(space.host(), space.id()).orElseThrow(Problems::notFound);
        if (rank.compareTo(least) < 0) {
            throw Problems.forbidden();
        }
        return space;
    }

    /** All spaces where the caller holds something, and a host where it holds something in a part of it only, is not one. */
    List<Space> spaces() {
        Holdings held = holdings();
        List<Space> candidates = held.narrow().isEmpty()
                ? ports.spaces().all()
                : held.narrow().get().stream()
                        .flatMap(it -> ports.spaces().find(it).stream())
                        .flatMap(it -> it.whole() ? ports.spaces().of(it.host()).stream() : Stream.of(it))
                        .distinct()
                        .toList();
        return candidates.stream()
                .filter(it -> held.rankAt(it.host(), it.id()).isPresent())
                .toList();
    }

    /** For what concerns the realm as a whole. */
    void inRealm(Rank least) {
        Rank rank = holdings().everywhere().orElseThrow(Problems::forbidden);
        if (rank.compareTo(least) < 0) {
            throw Problems.forbidden();
        }
    }

    /** Whether the caller holds that rank anywhere; asked of whom may hold nothing. */
    boolean somewhere(Rank least) {
        return held().somewhere(least);
    }

    /** For what concerns things of many spaces: the caller has that rank in one, at least. */
    void demandSomewhere(Rank least) {
        if (!holdings().somewhere(least)) {
            throw Problems.forbidden();
        }
    }

    /** Whose guests the caller sees, which may be nobody's. */
    Sight sightIfAny() {
        return held().sight();
    }

    /** For what whoever holds anything may know. */
    void anywhere() {
        holdings();
    }

    boolean has(Rank least, HostId host, SpaceId space) {
        return holdings()
                .rankAt(host, space)
                .filter(it -> it.compareTo(least) >= 0)
                .isPresent();
    }

    void demand(Rank least, HostId host, SpaceId space) {
        if (!has(least, host, space)) {
            throw Problems.forbidden();
        }
    }

    /** Whether the caller is a guest itself, and runs others by its own grants. */
    boolean asGuest() {
        return caller.reach() instanceof Caller.Reach.Guest;
    }

    /** For making guests managers of a space: only members do so, or guests would appoint each other without end. */
    void demandToEmpower(HostId host, SpaceId space) {
        if (asGuest()) {
            throw Problems.forbidden();
        }
        demand(Rank.MANAGER, host, space);
    }

    /** Whose guests and invitations the caller sees. */
    Sight sight() {
        return holdings().sight();
    }

    /** As whom the caller invites to that space. */
    Inviter inviter(Space space) {
        Holdings held = holdings();
        boolean runsAll = has(Rank.MANAGER, space.host(), space.id());
        return new Inviter(caller.user(), runsAll ? Optional.empty() : held.ownGrant(space.id()), runsAll);
    }

    /** The invitation, if the caller sees it. */
    Invitation invitation(String id) {
        Sight sight = sight();
        return ports.invitations()
                .find(Ids.invitation(id))
                .filter(it -> sight.covers(
                        it.offer().host(), it.offer().space(), it.offer().sponsor()))
                .orElseThrow(Problems::notFound);
    }

    /** The grant, if the caller sees it. */
    Grant grant(String id) {
        Sight sight = sight();
        return ports.grants()
                .find(new GrantId(Ids.plausible(id)))
                .filter(it -> covers(sight, it))
                .orElseThrow(Problems::notFound);
    }

    /** Those of these that the caller sees. */
    List<Grant> seen(Collection<Grant> grants) {
        Sight sight = sight();
        return grants.stream().filter(it -> covers(sight, it)).toList();
    }

    /** A guest's grants, as far as the caller sees them; there is no such guest if it sees none. */
    List<Grant> grantsOf(UserId guest) {
        Sight sight = sight();
        List<Grant> seen = ports.grants().of(guest).stream()
                .filter(it -> covers(sight, it))
                .toList();
        if (seen.isEmpty()) {
            throw Problems.notFound();
        }
        return seen;
    }

    private static boolean covers(Sight sight, Grant grant) {
        return sight.covers(grant.access().host(), grant.access().space(), grant.sponsor());
    }

    private Holdings holdings() {
        Holdings held = held();
        if (held.nothing()) {
            throw Problems.forbidden();
        }
        return held;
    }

    private Holdings held() {
        if (holdings == null) {
            holdings = Holdings.of(caller, ports, realm);
        }
        return holdings;
    }
}
