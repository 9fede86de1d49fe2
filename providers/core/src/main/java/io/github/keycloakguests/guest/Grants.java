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

    /** All of these guests', in no order. */
    List<Grant> of(Collection<UserId> guests);

    Optional<Grant> find(GrantId id);

    /** Those of these that there are, in no order. */
    List<Grant> find(Collection<GrantId> ids);

    /** The one that is not ended, live or past its end, for that guest and space. */
    Optional<Grant> standing(UserId guest, SpaceId space);

    /** Those of a space that are not ended, in the order of their keys, after that one if one is given. */
    List<Grant> standingIn(SpaceId space, Optional<GrantId> after, int max);

    /** The guests whom a grant in one of these spaces makes its managers at that moment. */
    Set<UserId> managers(Collection<SpaceId> spaces, Instant now);

    /**
     * Adds an active one.
     *
     * @throws IllegalStateException when the guest has one that is not ended in that space already
     */
    void add(Grant grant);

    /**
     * Writes the next form of a grant: access, terms and state. False when the row is not of the version any more that
     * the given form was made from, or is ended.
     */
    boolean change(Grant next, Instant now);

    /** Which of these addresses belong to guests with a grant in the space that is neither ended nor over. */
    Set<EmailAddress> standingAddresses(SpaceId space, Collection<EmailAddress> addresses, Instant now);
}
