package io.github.keycloakguests.keycloak.signup;

import io.github.keycloakguests.invitation.Invitation;
import io.github.keycloakguests.keycloak.ports.RealmPorts;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import java.util.Optional;

/** Where whoever accepted an invitation goes on to. */
final class Landing {

    private final RealmPorts ports;

    Landing(RealmPorts ports) {
        this.ports = ports;
    }

    /** The invitation's own home, or else the space's; empty when the space is gone. */
    Optional<HomeUrl> after(Invitation invitation) {
        return Optional.ofNullable(invitation.offer().terms().home())
                .or(() -> ports.spaces().find(invitation.offer().space()).map(Space::home));
    }
}
