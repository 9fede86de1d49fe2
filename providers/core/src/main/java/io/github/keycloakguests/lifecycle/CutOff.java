package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Sessions;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.Standings;
import io.github.keycloakguests.guest.UserId;
import java.time.Clock;

/** Ends the sessions of guests whom nothing lets in any more. */
public final class CutOff {

    private final Standings standings;
    private final Sessions sessions;
    private final Clock clock;

    public CutOff(Standings standings, Sessions sessions, Clock clock) {
        this.standings = standings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whoever was in the realm before its grants keeps its sessions: they are not only a guest's. */
    void unlessAdmitted(UserId guest) {
        Standing standing = standings.of(guest);
        boolean member =
                standing.account().map(it -> it.footing() == Footing.MEMBER).orElse(false);
        if (!member && !standing.admittedAt(clock.instant())) {
            sessions.end(guest);
        }
    }
}
