package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the guests of one realm, page by page, at a cost that does not grow with their number. */
public interface GuestDirectory {

    List<Found> page(Search search, Instant now);

    /**
     * How many guests there are whose access at a host is over at last after the one moment and not after the other, as far
     * as they are seen; suspended ones are among them. Nobody is counted beyond the most.
     */
    int ending(Sight sight, Instant after, Instant until, int most);

    /**
     * Those of the guests' grants that are seen, not ended and looked for, each judged by itself, in the order of their keys;
     * the page comes after the key of a grant.
     */
    List<Grant> grants(Sight sight, Filter filter, Page page, Instant now);

    /** One guest at one host; the key is what the next page is asked for with. */
    record Found(String key, Stay stay) {}

    /** How guests are looked at. */
    enum State {
        /** Access that has begun or is to begin, and is not over. */
        ACTIVE,
        SUSPENDED,
        /** Past the end, ended by nobody. */
        EXPIRED,
        ENDED
    }

    /** In what order; guests whose access has no end come last by {@link #EXPIRY}. */
    enum Sort {
        NAME,
        EXPIRY,
        /**
         * Who was here last comes first; before its first activity a guest goes by when it came. Who is active while the pages
         * are read moves to the first one, and the others stay in order.
         */
        LAST_ACTIVITY
    }

    /** What to look for; a text is the beginning of a name or address. */
    record Search(Sight sight, Filter filter, Sort sort, Page page) {}

    /** Conditions that all hold. */
    record Filter(Optional<SpaceId> space, Optional<State> state, Optional<String> type, Optional<String> text) {}

    /** Which part of the list; by name and end, nothing comes after a guest who is gone. */
    record Page(Optional<String> after, int max) {}
}
