package io.github.keycloakguests.password;

import io.github.keycloakguests.access.PasswordLife;
import io.github.keycloakguests.guest.PasswordTerm;
import io.github.keycloakguests.guest.Standings;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Says for how long the password of one guest lasts, from now on. */
public final class SetPasswordLife {

    private final PasswordTerms terms;
    private final Standings standings;
    private final Clock clock;

    public SetPasswordLife(PasswordTerms terms, Standings standings, Clock clock) {
        this.terms = terms;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Has these hosts say it; what others say about the guest's password stays.
     *
     * @param life empty, to leave it to the guest's type again
     */
    public void set(UserId guest, Collection<HostId> hosts, Optional<PasswordLife> life) {
        Instant now = clock.instant();
        hosts.forEach(it -> terms.set(guest, it, life.map(lasts -> new PasswordTerm(lasts, now))));
        standings.changed(guest);
    }
}
