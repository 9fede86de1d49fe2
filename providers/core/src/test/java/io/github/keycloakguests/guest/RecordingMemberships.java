package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.HostId;
import java.util.ArrayList;
import java.util.List;

/** Notes in words what was to be done in Keycloak. */
public final class RecordingMemberships implements Memberships {

    private final List<String> done = new ArrayList<>();

    @Override
    public synchronized void enter(Grant grant) {
        done.add("enter " + where(grant) + " " + grant.access().permission().level());
    }

    @Override
    public synchronized void await(Grant grant) {
        done.add("await " + where(grant));
    }

    @Override
    public synchronized void move(Grant before, Grant after) {
        done.add("move " + where(after) + " " + before.access().permission().level() + " to "
                + after.access().permission().level());
    }

    @Override
    public synchronized void leave(Grant grant) {
        done.add("leave " + where(grant));
    }

    @Override
    public synchronized void enterHost(UserId user, HostId host) {
        done.add("enter host " + user.value() + " " + host.value());
    }

    @Override
    public synchronized void leaveHost(UserId guest, HostId host) {
        done.add("leave host " + guest.value() + " " + host.value());
    }

    public synchronized List<String> done() {
        return List.copyOf(done);
    }

    private static String where(Grant grant) {
        return grant.guest().value() + " " + grant.access().space().value();
    }
}
