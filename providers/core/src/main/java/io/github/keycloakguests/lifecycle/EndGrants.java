package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.UserId;
import java.util.Collection;

/** Ends grants. */
public final class EndGrants {

    private final GrantBook book;
    private final CutOff cutOff;

    public EndGrants(GrantBook book, CutOff cutOff) {
        this.book = book;
        this.cutOff = cutOff;
    }

    /** Ends those that are not ended; how many that were. */
    public int end(Collection<Grant> some, EndReason why, UserId actor) {
        book.lock(some);
        return cutOff.after(some, () -> (int) some.stream()
                .filter(it -> it.state() != GrantState.ENDED)
                .filter(it -> book.write(Deed.GRANT_ENDED, it, it.endedAt(book.now(), why), actor))
                .count());
    }
}
