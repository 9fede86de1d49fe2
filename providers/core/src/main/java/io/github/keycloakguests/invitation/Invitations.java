package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invitations of one realm. */
public interface Invitations {

    /**
     * Adds open ones.
     *
     * @throws ConcurrentInvitation when one of the addresses got an open invitation to the same space meanwhile
     */
    void add(Collection<Invitation> invitations);

    Optional<Invitation> find(InvitationId id);

    Optional<Invitation> findByDigest(String digest);

    /** Which of these addresses hold an open invitation to the space, with the id of each. */
    Map<EmailAddress, InvitationId> open(SpaceId space, Collection<EmailAddress> addresses);

    /** Puts away those of these addresses that are past their end, so that the addresses are free again. */
    void retire(SpaceId space, Collection<EmailAddress> addresses, Instant now);

    /** Moves an open invitation to another state; false when it is not as it was, or not open at that moment. */
    boolean settle(Invitation invitation, InvitationState next, Instant now);

    /** Makes this the one good digest of each open invitation. */
    void rekey(Map<InvitationId, String> digests);

    /** Makes the link useless and counts a mailing; false when the invitation is not as it was. */
    boolean remail(Invitation invitation, Instant now);

    /** Notes that the invited asked for a new one; false when it had done so since that moment. */
    boolean noteAsked(InvitationId id, Instant now, Instant notSince);

    /** A page in the order of their keys, of those in that state at that moment. */
    List<Invitation> page(Listing listing, Instant now);

    /** What a page is to hold. */
    record Listing(
            Collection<SpaceId> spaces, Optional<InvitationState> state, Optional<InvitationId> after, int max) {}

    /** Another request has just invited one of the addresses; nothing of this one was kept. */
    class ConcurrentInvitation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ConcurrentInvitation(Throwable cause) {
            super("an address was invited at the same time", cause);
        }
    }
}
