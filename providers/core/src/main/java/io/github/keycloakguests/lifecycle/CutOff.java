package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Sessions;
import io.github.keycloakguests.guest.Standings;
import io.github.keycloakguests.guest.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Ends the sessions of guests whom a change keeps out, so that nothing they were given before outlasts their access.
 * Whoever was in the realm before its grants keeps its sessions: they are not only a guest's.
 */
public final class CutOff {

    private final Standings standings;
    private final Sessions sessions;
    private final Clock clock;

    public CutOff(Standings standings, Sessions sessions, Clock clock) {
        this.standings = standings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Makes a change to some of these grants, and sees to the sessions of their guests. */
    <T> T after(Collection<Grant> some, Supplier<T> change) {
        Map<UserId, Admission> before = new LinkedHashMap<>();
        some.forEach(it -> before.computeIfAbsent(it.guest(), this::admission));
        T outcome = change.get();
        before.forEach((guest, admission) -> see(guest, admission, admission(guest)));
        return outcome;
    }

    private void see(UserId guest, Admission before, Admission after) {
        if (!after.equals(before) && shutOut(guest, before, after)) {
            sessions.end(guest);
        }
    }

    /**
     * Whom nothing lets in any more is out, and so is whoever is let in for less long than the tokens may last that it
     * has. Whom nothing let in before begins anew: sessions that time alone had shut out do not come back.
     */
    private boolean shutOut(UserId guest, Admission before, Admission after) {
        boolean anew = before instanceof Admission.Refused;
        return switch (after) {
            case Admission.Refused refused -> true;
            case Admission.Lasting lasting -> anew;
            case Admission.Until until -> anew || (until.endsBefore(before) && sessions.mayOutlast(guest, until.end()));
        };
    }

    private Admission admission(UserId guest) {
        return standings.of(guest).admissionAt(clock.instant());
    }
}
