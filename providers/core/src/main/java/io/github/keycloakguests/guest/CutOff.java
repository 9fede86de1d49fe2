package io.github.keycloakguests.guest;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Ends the sessions of guests whom a change keeps out, so that nothing they were given before outlasts their access, and of
 * those whom it lets in again, so that nothing of before comes back with it. Whatever changes grants goes through here.
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

    /** Makes a change to what one guest has, and sees to its sessions. */
    public <T> T after(UserId guest, Supplier<T> change) {
        return watching(Set.of(guest), change);
    }

    /** Makes a change to some of these grants, and sees to the sessions of their guests. */
    public <T> T after(Collection<Grant> some, Supplier<T> change) {
        return watching(some.stream().map(Grant::guest).collect(Collectors.toCollection(LinkedHashSet::new)), change);
    }

    private <T> T watching(Set<UserId> guests, Supplier<T> change) {
        Map<UserId, Admission> before = new LinkedHashMap<>();
        guests.forEach(it -> before.put(it, admission(it)));
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
