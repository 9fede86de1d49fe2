package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.GrantId;
import io.github.keycloakguests.guest.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The grants of one realm about which time decides something next, and when. Whatever adds or changes a grant writes that
 * down along with it ({@link Agenda}).
 */
public interface DueGrants {

    /**
     * A grant that is due, claimed for the caller.
     *
     * @param at the moment that had come
     * @param until the end of the lease, by which the claim is known
     */
    record Due(GrantId grant, UserId guest, Instant at, Instant until) {}

    /**
     * Takes grants that are due for the caller alone, those that have waited longest first. They come back to the others
     * when the lease is over; those that others are taking at that moment are passed over.
     */
    List<Due> claim(int max, Instant now, Duration lease);

    /** Writes down when the grant is due next; false when the grant was changed, or claimed by another, meanwhile. */
    boolean settle(Due claimed, Instant next);

    /** Leaves it due and to nobody until that moment; nothing happens when the claim is not the caller's any more. */
    void putOff(Due claimed, Instant until);
}
