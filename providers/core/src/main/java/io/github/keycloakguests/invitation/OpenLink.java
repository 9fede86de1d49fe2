package io.github.keycloakguests.invitation;

import java.time.Clock;
import java.time.Instant;

/** Looks at a link, changing nothing. */
public final class OpenLink {

    private final Invitations invitations;
    private final Clock clock;

    public OpenLink(Invitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    public LinkVerdict look(String typed) {
        Instant now = clock.instant();
        return LinkSecret.parse(typed)
                .flatMap(secret -> invitations.findByDigest(secret.digest()))
                .<LinkVerdict>map(
                        it -> it.openAt(now) ? new LinkVerdict.Good(it) : new LinkVerdict.Over(it, it.stateAt(now)))
                .orElseGet(LinkVerdict.Unknown::new);
    }
}
