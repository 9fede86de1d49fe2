package io.github.keycloakguests.guest;

import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One reason why a guest may be here: a space, with a permission, for a while, answered for by a sponsor. */
public record Grant(GrantId id, UserId guest, Access access, UserId sponsor, GrantState state) {

    /** What is granted, and when; an absent end means never. */
    public record Access(
            HostId host,
            SpaceId space,
            Permission permission,
            Period period,
            Instant start,
            @Nullable Instant end) {

        /** Access from that moment, for that period. */
        public static Access from(Instant start, HostId host, SpaceId space, Permission permission, Period period) {
            return new Access(
                    host,
                    space,
                    permission,
                    period,
                    start,
                    period.endFrom(start).orElse(null));
        }
    }

    /** The grant as somebody ends it: its access stops at that moment, if it had not stopped before. */
    public Grant endedAt(Instant now) {
        Instant end = access.end() == null || now.isBefore(access.end()) ? now : access.end();
        Access cut =
                new Access(access.host(), access.space(), access.permission(), access.period(), access.start(), end);
        return new Grant(id, guest, cut, sponsor, GrantState.ENDED);
    }

    /** Whether it lets somebody in at that moment: from its start on, and until the moment of its end, exclusive. */
    public boolean liveAt(Instant now) {
        return state == GrantState.ACTIVE
                && !now.isBefore(access.start())
                && (access.end() == null || now.isBefore(access.end()));
    }
}
