package io.github.keycloakguests.guest;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The grants of one realm. */
public interface Grants {

    /** All of a guest's, ended ones included, newest first. */
    List<Grant> of(UserId guest);

    Optional<Grant> find(GrantId id);

    /** The one that is not ended, live or past its end, for that guest and space. */
    Optional<Grant> standing(UserId guest, SpaceId space);

    /**
     * Adds an active one.
     *
     * @throws IllegalStateException when the guest has an active one in that space already
     */
    void add(Grant grant);

    /** Gives an active grant new access and sponsor; false when it had been ended meanwhile. */
    boolean regrant(Grant grant, Instant now);

    /** Ends an active grant and its access ({@link Grant#endedAt}); false when somebody else did first. */
    boolean end(GrantId id, Instant now);

    /** Which of these addresses belong to guests with live access to the space. */
    Set<EmailAddress> liveAddresses(SpaceId space, Collection<EmailAddress> addresses, Instant now);
}
