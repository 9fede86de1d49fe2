package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.guest.UserId;
import java.util.Optional;

/** How a grant is to be changed; what is absent stays. A period counts from now, or from a start that lies ahead. */
public record GrantWish(
        Optional<Permission> permission,
        Optional<Period> period,
        Optional<Start> start,
        Optional<UserId> sponsor,
        Optional<Boolean> mayInvite,
        Optional<Boolean> manager) {}
