package io.github.keycloakguests.guest;

import java.util.ArrayList;
import java.util.List;

/** Answers from the ports, and notes who is said to have changed. */
public final class RecordingStandings implements Standings {

    private final GuestAccounts accounts;
    private final Grants grants;
    private final List<UserId> changed = new ArrayList<>();

    public RecordingStandings(GuestAccounts accounts, Grants grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    @Override
    public Standing of(UserId guest) {
        return new Standing(accounts.find(guest), grants.of(guest));
    }

    @Override
    public synchronized void changed(UserId guest) {
        changed.add(guest);
    }

    public synchronized List<UserId> changed() {
        return List.copyOf(changed);
    }

    @Override
    public void demandsChanged() {
        throw new UnsupportedOperationException("nothing here changes a space");
    }
}
