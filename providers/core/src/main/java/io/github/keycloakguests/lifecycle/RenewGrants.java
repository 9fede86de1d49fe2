package io.github.keycloakguests.lifecycle;

import io.github.keycloakguests.audit.Deed;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.GuestTypes;
import io.github.keycloakguests.guest.Timing;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.HostZones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives grants more time, or has those that time has ended begin again. Start and period stay what they are, and a
 * suspended one stays suspended.
 */
public final class RenewGrants {

    private final GrantBook book;
    private final Reopening reopening;
    private final GuestTypes types;
    private final HostZones zones;
    private final CutOff cutOff;

    public RenewGrants(GrantBook book, Reopening reopening, GuestTypes types, HostZones zones, CutOff cutOff) {
        this.book = book;
        this.reopening = reopening;
        this.types = types;
        this.zones = zones;
        this.cutOff = cutOff;
    }

    /** What became of each, in the same order: what one is refused keeps nothing from the others. */
    public List<GrantOutcome> renew(Collection<Grant> some, Renewal renewal, UserId actor) {
        book.lock(some);
        Map<HostId, ZoneId> known = new HashMap<>();
        return some.stream()
                .map(it -> {
                    ZoneId zone = known.computeIfAbsent(it.access().host(), zones::of);
                    return renew(it, renewal, zone, actor);
                })
                .toList();
    }

    private GrantOutcome renew(Grant before, Renewal renewal, ZoneId zone, UserId actor) {
        if (before.state() == GrantState.ENDED) {
            return new GrantOutcome.Gone();
        }
        Optional<GuestType> type = types.find(before.charter().type());
        if (type.isEmpty()) {
            return new GrantOutcome.Objected(GrantObjection.TYPE_GONE);
        }
        @Nullable Instant end = renewal.endOf(before, book.now(), zone).orElse(null);
        Grant after = before.changed(before.access().until(end), before.charter());
        return objectionTo(before, after, type.get(), zone)
                .<GrantOutcome>map(GrantOutcome.Objected::new)
                .orElseGet(() -> cutOff.after(List.of(before), () -> written(before, after, actor)));
    }

    private Optional<GrantObjection> objectionTo(Grant before, Grant after, GuestType type, ZoneId zone) {
        Grant.Access access = after.access();
        return reopening
                .objectionTo(before, after, type, book)
                .or(() -> new Timing(type, book.now(), zone)
                        .objectionToEnd(access.end(), access.start())
                        .map(GrantObjection::of));
    }

    private GrantOutcome written(Grant before, Grant after, UserId actor) {
        return book.write(Deed.GRANT_RENEWED, before, after, actor)
                ? new GrantOutcome.Changed(after)
                : new GrantOutcome.Gone();
    }
}
