package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes in words whom it made a member or guest; changes nothing else. */
final class RecordingMemberRoles implements MemberRoles {

    static final Changes CHANGES = new Changes(List.of("came"), List.of("went"), List.of(), List.of());

    private final List<String> done = new ArrayList<>();
    private final Map<UserId, Obstacle> obstacles = new HashMap<>();

    void hinder(UserId user, Obstacle obstacle) {
        obstacles.put(user, obstacle);
    }

    @Override
    public Changes promote(UserId user, boolean guestElsewhere) {
        done.add("promote " + user.value() + (guestElsewhere ? ", guest elsewhere" : ""));
        return CHANGES;
    }

    @Override
    public Changes demote(UserId user, HostId host) {
        done.add("demote " + user.value() + " at " + host.value());
        return CHANGES;
    }

    @Override
    public Optional<Obstacle> obstacleToDemoting(UserId user) {
        return Optional.ofNullable(obstacles.get(user));
    }

    List<String> done() {
        return List.copyOf(done);
    }
}
