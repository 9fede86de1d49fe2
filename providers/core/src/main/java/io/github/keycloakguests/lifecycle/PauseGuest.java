package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.UserId;
import java.util.Collection;

/** Suspends a guest and has it back: as long as it is suspended its access does nothing, and its place stays its own. */
public final class PauseGuest {

    private final GrantBook book;
    private final CutOff cutOff;

    public PauseGuest(GrantBook book, CutOff cutOff) {
        this.book = book;
        this.cutOff = cutOff;
    }

    /** Suspends those of these grants of one guest that are active; how many that were. */
    public int suspend(Collection<Grant> some, UserId actor) {
        book.lock(some);
        return cutOff.after(some, () -> (int) some.stream()
                .filter(it -> it.state() == GrantState.ACTIVE)
                .filter(it -> book.write(Deed.GRANT_SUSPENDED, it, it.suspended(), actor))
                .count());
    }

    /** Resumes those of these grants of one guest that are suspended; how many that were. */
    public int resume(Collection<Grant> some, UserId actor) {
        book.lock(some);
        return cutOff.after(some, () -> (int) some.stream()
                .filter(it -> it.state() == GrantState.SUSPENDED)
                .filter(it -> book.write(Deed.GRANT_RESUMED, it, it.resumed(), actor))
                .count());
    }
}
