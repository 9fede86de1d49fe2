package io.github.keycloakguests.invitation;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.access.Start;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.Powers;
import io.github.keycloakguests.guest.UserId;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an invitation offers: a guest type, a permission for a period, and perhaps a place to land of its own.
 *
 * @param start when access begins at the earliest; absent, as soon as it is accepted
 * @param bounds what a guest who invites cannot hand on beyond; absent when a member invites
 */
public record Terms(
        String type,
        Permission permission,
        Period period,
        @Nullable Start start,
        @Nullable HomeUrl home,
        Powers powers,
        @Nullable Bounds bounds) {

    /** Set by a guest who invites: access ends no later than its own did when it invited, absent if that had no end. */
    public record Bounds(@Nullable Instant latestEnd) {
        public Bounds {
            latestEnd = latestEnd == null ? null : latestEnd.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    public Terms(String type, Permission permission, Period period, @Nullable HomeUrl home) {
        this(type, permission, period, null, home, Powers.NONE, null);
    }

    /** The access that it gives whoever accepts at that moment, counted in the zone of the host. */
    public Grant.Access accessFrom(Instant now, ZoneId zone, HostId host, SpaceId space) {
        Instant begin = start == null ? now : start.givenAt(now);
        Grant.Access access = Grant.Access.from(begin, zone, host, space, permission, period);
        return bounds == null ? access : access.notAfter(bounds.latestEnd());
    }

    /** The terms on which the grant will stand. */
    Grant.Charter charter(UserId sponsor) {
        return new Grant.Charter(type, sponsor, powers, bounds != null);
    }
}
