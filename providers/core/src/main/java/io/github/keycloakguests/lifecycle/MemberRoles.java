package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.util.List;
import java.util.Optional;

/** What sets members of a realm apart from its guests in Keycloak. */
public interface MemberRoles {

    /** Gives the user what members have by default; the role guest goes if it has no grants elsewhere. */
    Changes promote(UserId user, boolean guestElsewhere);

    /** Takes everything from the user that guests do not have, but the membership of that host. */
    Changes demote(UserId user, HostId host);

    /** Whether taking a member's rights is not ours to do, and why. */
    Optional<Obstacle> obstacleToDemoting(UserId user);

    /** By name, what came and what went. */
    record Changes(
            List<String> rolesAdded, List<String> rolesRemoved, List<String> groupsLeft, List<String> hostsLeft) {
        public Changes {
            rolesAdded = List.copyOf(rolesAdded);
            rolesRemoved = List.copyOf(rolesRemoved);
            groupsLeft = List.copyOf(groupsLeft);
            hostsLeft = List.copyOf(hostsLeft);
        }
    }

    /** Why somebody cannot become a guest. */
    enum Obstacle {
        /** It administers the realm. */
        ADMINISTRATOR,
        /** An organization manages the account, and Keycloak deletes it with the membership. */
        MANAGED,
        /** A client acts by it. */
        SERVICE_ACCOUNT,
        /** It has no verified address. */
        UNVERIFIED
    }
}
