package io.github.keycloakguests.guest;

import java.util.ArrayList;
import java.util.List;

/** Notes whose sessions were ended. */
public final class RecordingSessions implements Sessions {

    private final List<UserId> ended = new ArrayList<>();

    @Override
    public synchronized void end(UserId guest) {
        ended.add(guest);
    }

    public synchronized List<UserId> ended() {
        return List.copyOf(ended);
    }
}
