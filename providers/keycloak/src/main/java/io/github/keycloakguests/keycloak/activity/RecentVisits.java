package io.github.keycloakguests.keycloak.activity;

import io.github.keycloakguests.guest.Attendance;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.guest.Visit;
import io.github.keycloakguests.space.HostId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What guests did on this node and is to be written down: one visit for each guest and host, however much it does. Of more
 * guests than fit at a time nothing is noted.
 */
public final class RecentVisits {

    static final int MOST = 20_000;

    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    /** Who was where. */
    private record Key(String realmId, UserId guest, HostId host) {
        static Key of(String realmId, Visit visit) {
            return new Key(realmId, visit.guest(), visit.host());
        }
    }

    /**
     * What is to be written, and from when on; without a visit, that something was written not long ago.
     */
    private record Entry(@Nullable Visit visit, Instant from) {}

    /** A visit of a realm. */
    record Pending(String realmId, Visit visit) {}

    /** False when there is no room for it. */
    boolean note(String realmId, Visit visit) {
        Key key = Key.of(realmId, visit);
        if (entries.size() >= MOST && !entries.containsKey(key)) {
            return false;
        }
        entries.merge(
                key,
                new Entry(visit, Instant.EPOCH),
                (known, more) ->
                        new Entry(known.visit() == null ? visit : known.visit().and(visit), known.from()));
        return true;
    }

    /** Whether it is time to write something down before the usual time. */
    boolean crowded() {
        return entries.size() > MOST / 2;
    }

    /** What can be written now; what need not be remembered any more is forgotten. */
    List<Pending> due(Instant now) {
        boolean crowded = crowded();
        entries.values().removeIf(it -> it.visit() == null && (crowded || !now.isBefore(it.from())));
        return entries.entrySet().stream()
                .filter(it -> !now.isBefore(it.getValue().from()))
                .flatMap(it -> Optional.ofNullable(it.getValue().visit()).stream()
                        .map(visit -> new Pending(it.getKey().realmId(), visit)))
                .toList();
    }

    /** Notes what became of one that was due. What the guest did meanwhile stays to be written. */
    void settle(Pending settled, Attendance.Noting noting, Instant now) {
        entries.computeIfPresent(Key.of(settled.realmId(), settled.visit()), (key, entry) -> switch (noting) {
            case Attendance.Noting.Written() -> new Entry(rest(entry, settled), now.plus(Attendance.PAUSE));
            case Attendance.Noting.TooSoon(Instant again) -> new Entry(entry.visit(), again);
            case Attendance.Noting.Needless() -> {
                Visit rest = rest(entry, settled);
                yield rest == null ? null : new Entry(rest, now);
            }
        });
    }

    private static @Nullable Visit rest(Entry entry, Pending settled) {
        return settled.visit().equals(entry.visit()) ? null : entry.visit();
    }
}
