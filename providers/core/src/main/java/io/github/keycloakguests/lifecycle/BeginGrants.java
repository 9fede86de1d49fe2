package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Grants;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.guest.UserId;
import java.util.List;
import java.util.Optional;

/** Lets guests into Keycloak's groups when the start of their grants has come: before it, they are in none of them. */
public final class BeginGrants {

    private final GrantBook book;
    private final Grants grants;

    public BeginGrants(GrantBook book, Grants grants) {
        this.book = book;
        this.grants = grants;
    }

    /** Those of the guest; how many that were. */
    public int begin(UserId guest, Standing standing) {
        List<Grant> begun = standing.begunAt(book.now());
        if (begun.isEmpty()) {
            return 0;
        }
        book.lock(begun);
        // What was remembered may be from before somebody else did it.
        return (int) new Standing(Optional.empty(), grants.of(guest))
                .begunAt(book.now()).stream().filter(book::begin).count();
    }
}
