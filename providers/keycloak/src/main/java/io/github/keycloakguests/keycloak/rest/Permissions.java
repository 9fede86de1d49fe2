package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Decides who may do what. */
final class Permissions {

    private final Caller caller;
    private final RealmPorts ports;

    Permissions(Caller caller, RealmPorts ports) {
        this.caller = caller;
        this.ports = ports;
    }

    /**
     * The space, for those who manage it. Whoever manages nothing is told so whatever it asks for; whoever manages
     * something learns of no space but its own.
     */
    Space managed(SpaceId id) {
        Set<SpaceId> own = ownSpaces();
        if (caller.reach() != Caller.Reach.REALM && !own.contains(id)) {
            throw Problems.notFound();
        }
        return ports.spaces().find(id).orElseThrow(Problems::notFound);
    }

    /** All that the caller manages. */
    List<Space> managed() {
        Set<SpaceId> own = ownSpaces();
        return caller.reach() == Caller.Reach.REALM
                ? ports.spaces().all()
                : own.stream().flatMap(it -> ports.spaces().find(it).stream()).toList();
    }

    private Set<SpaceId> ownSpaces() {
        return switch (caller.reach()) {
            case REALM -> Set.of();
            case NOTHING -> throw Problems.forbidden();
            case OWN_SPACES -> {
                List<SpaceId> own = ports.managers().managedBy(caller.user());
                if (own.isEmpty()) {
                    throw Problems.forbidden();
                }
                yield new LinkedHashSet<>(own);
            }
        };
    }
}
