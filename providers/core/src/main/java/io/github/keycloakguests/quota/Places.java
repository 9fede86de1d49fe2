package io.github.keycloakguests.quota;

import io.github.keycloakguests.email.EmailAddress;
import io.github.keycloakguests.guest.Stay;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The places of the hosts of one realm: taken by guests, held by invitations. Whatever changes them begins with {@link
 * #lock} and changes nothing before it, so that changes at one host come one after the other and never wait for each
 * other crosswise.
 */
public interface Places {

    /**
     * Lets nobody else change the places of the host until the transaction ends. Places of what has run out are given back
     * first.
     */
    Tally lock(HostId host, Instant now);

    /** How they stand; changes nothing, and waits for nobody. */
    Tally tally(HostId host, Instant now);

    /** Has each of these open invitations hold a place. */
    void hold(HostId host, Collection<String> invitations);

    /** Gives back what these invitations hold. */
    void release(HostId host, Collection<String> invitations);

    /** Gives back what open invitations of that address hold at the host: its owner has a place now. */
    void releaseFor(HostId host, EmailAddress address);

    /** Writes the stay down, and counts it if it takes a place from now on, or does not any more. */
    void seat(Stay stay, Instant now);

    /** Whether the guest takes a place. */
    boolean seated(HostId host, UserId guest);

    /** Which of these addresses belong to guests who take a place. */
    Set<EmailAddress> seated(HostId host, Collection<EmailAddress> addresses);

    /** The guest of that address, if it takes a place; what it is elsewhere is not looked at. */
    Optional<UserId> guestOf(HostId host, EmailAddress address);

    /** Notes that members came or went: they are counted anew before the next tally. */
    void membersChanged(HostId host);

    /** Gives the host a quota of its own; absent, the realm's holds again. */
    void entitle(HostId host, Optional<Quota> own);
}
