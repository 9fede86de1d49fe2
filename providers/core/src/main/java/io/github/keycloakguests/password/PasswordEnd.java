package io.github.keycloakguests.password;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the password of a guest is over: of all that hosts and types of its grants say, the earliest. */
public final class PasswordEnd {

    private final PasswordPolicies types;

    public PasswordEnd(PasswordPolicies types) {
        this.types = types;
    }

    /**
     * Empty when it never is. Where nothing lets the guest in, what it had counts.
     *
     * @param set when the password was set
     */
    public Optional<Instant> of(Standing standing, Instant now, Instant set) {
        List<Grant> live = standing.liveAt(now);
        return (live.isEmpty() ? standing.grants() : live)
                .stream().flatMap(it -> end(standing, it, set).stream()).min(Comparator.naturalOrder());
    }

    private Optional<Instant> end(Standing standing, Grant grant, Instant set) {
        return standing.passwordTermAt(grant.access().host())
                .map(it -> it.endOf(set))
                .orElseGet(() -> types.of(grant.charter().type()).endFrom(set));
    }
}
