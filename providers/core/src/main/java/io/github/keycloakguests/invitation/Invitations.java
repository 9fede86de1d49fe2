package io.github.keycloakguests.invitation;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Sight;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invitations of one realm. */
public interface Invitations {

    /**
     * Adds open ones and drafts.
     *
     * @throws ConcurrentInvitation when one of the addresses got one to the same space meanwhile
     */
    void add(Collection<Invitation> invitations);

    Optional<Invitation> find(InvitationId id);

    Optional<Invitation> findByDigest(String digest);

    /** Which of these addresses hold an open invitation to the space or a draft, with the id of each. */
    Map<EmailAddress, InvitationId> pending(SpaceId space, Collection<EmailAddress> addresses);

    /** Open ones and drafts of a space, in the order of their keys. */
    List<Invitation> pendingIn(SpaceId space, int max);

    /** Puts away those of these addresses that are past their end, so that the addresses are free again. */
    void retire(SpaceId space, Collection<EmailAddress> addresses, Instant now);

    /**
     * Moves an open invitation to another state, or a draft to {@link InvitationState#REVOKED}; false when it is not as it
     * was, or not open at that moment.
     */
    boolean settle(Invitation invitation, InvitationState next, Instant now);

    /** Opens a draft, to end at that moment, and counts its first mailing; false when it is not as it was. */
    boolean send(Invitation draft, Instant now, Instant expiresAt);

    /**
     * Gives a draft or an open invitation other terms, wording, names or end. A draft may get another address.
     *
     * @throws ConcurrentInvitation when that address has one to the same space already
     * @return false when it is not as it was, or not open at that moment
     */
    boolean edit(Invitation before, Invitation after, Instant now);

    /** Makes this the one good digest of each open invitation. */
    void rekey(Map<InvitationId, String> digests);

    /** Makes the link useless and counts a mailing; false when the invitation is not as it was. */
    boolean remail(Invitation invitation, Instant now);

    /** Notes that the invited asked for a new one; false when it had done so since that moment. */
    boolean noteAsked(InvitationId id, Instant now, Instant notSince);

    /** How many that user has made since that moment. */
    long madeBy(UserId sponsor, Instant since);

    /** A page, of those that can be seen and match at that moment. */
    List<Invitation> page(Listing listing, Instant now);

    /** What a page is to hold. */
    record Listing(Sight sight, Filter filter, Sort sort, Optional<InvitationId> after, int max) {}

    /** Conditions that all hold; a text is the beginning of a name or address. */
    record Filter(
            Optional<SpaceId> space, Optional<InvitationState> state, Optional<String> type, Optional<String> text) {

        public static final Filter NONE =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** In what order; equal ones by their keys. */
    enum Sort {
        ID,
        EXPIRY,
        ADDRESS
    }

    /** Another request has just invited one of the addresses; nothing of this one was kept. */
    class ConcurrentInvitation extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ConcurrentInvitation(Throwable cause) {
            super("an address was invited at the same time", cause);
        }
    }
}
