package io.github.keycloakguests.guest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Notes whose sessions were ended; until it is told how far tokens reach, they may be good at any time. */
public final class RecordingSessions implements Sessions {

    private final List<UserId> ended = new ArrayList<>();
    private Instant reach = Instant.MAX;

    @Override
    public synchronized void end(UserId guest) {
        ended.add(guest);
    }

    @Override
    public synchronized boolean mayOutlast(UserId guest, Instant moment) {
        return reach.isAfter(moment);
    }

    /** Tokens that were given so far are good until then at most. */
    public synchronized void reach(Instant moment) {
        reach = moment;
    }

    public synchronized List<UserId> ended() {
        return List.copyOf(ended);
    }
}
