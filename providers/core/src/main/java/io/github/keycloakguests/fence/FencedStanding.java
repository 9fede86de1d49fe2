package io.github.keycloakguests.fence;

import io.github.keycloakguests.guest.Admission;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Standing;
import java.time.Instant;
import java.util.Optional;

/** Where a guest stands when it comes in a certain way: with those of its grants alone whose types are open to that. */
public final class FencedStanding {

    private final Standing standing;
    private final Fences fences;

    public FencedStanding(Standing standing, Fences fences) {
        this.standing = standing;
        this.fences = fences;
    }

    /** Whether it is let in at that moment, and until when: when the last grant ends that is open to it, another does not help. */
    public Admission admissionAt(Instant now, Approach approach) {
        Admission whole = standing.admissionAt(now);
        if (standing.member() || whole instanceof Admission.Refused) {
            return whole;
        }
        Standing reaching = standing.with(it -> reaches(it, approach));
        if (reaching.admissionAt(now) instanceof Admission.Refused) {
            return new Admission.Refused(Admission.Reason.CLIENT, Optional.empty());
        }
        Admission open = reaching.with(it -> takes(it, approach)).admissionAt(now);
        return open instanceof Admission.Refused
                ? new Admission.Refused(Admission.Reason.GRANT_TYPE, Optional.empty())
                : open;
    }

    private boolean reaches(Grant grant, Approach approach) {
        return fences.of(grant.charter().type()).reaches(grant.charter().type(), approach);
    }

    private boolean takes(Grant grant, Approach approach) {
        return fences.of(grant.charter().type()).takes(approach);
    }
}
