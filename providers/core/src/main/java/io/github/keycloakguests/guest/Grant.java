package io.github.keycloakguests.guest;

import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reason why a guest may be here: a space, with a permission, for a while, answered for by a sponsor. */
public record Grant(GrantId id, UserId guest, Access access, Charter charter, Status status) {

    /** What is granted, and when; an absent end means never. */
    public record Access(
            HostId host,
            SpaceId space,
            Permission permission,
            Period period,
            Instant start,
            @Nullable Instant end) {

        /** Access from that moment, for that period as it passes in that zone. */
        public static Access from(
                Instant start, ZoneId zone, HostId host, SpaceId space, Permission permission, Period period) {
            return new Access(
                    host,
                    space,
                    permission,
                    period.givenAt(start, zone),
                    start,
                    period.endFrom(start, zone).orElse(null));
        }

        /** The same with another period and start: it counts from now, or from the start if that lies ahead. */
        public Access lasting(Period other, Instant beginning, Instant now, ZoneId zone) {
            Access begun = new Access(host, space, permission, other, beginning, end);
            Access given = from(begun.countedFrom(now), zone, host, space, permission, other);
            return new Access(host, space, permission, given.period(), beginning, given.end());
        }

        /** From when something counts that is decided at that moment: from then, or from a start that lies ahead. */
        public Instant countedFrom(Instant now) {
            return now.isAfter(start) ? now : start;
        }

        /** The same, but over at that moment if it would last longer. */
        public Access notAfter(@Nullable Instant latest) {
            boolean longer = latest != null && (end == null || end.isAfter(latest));
            return longer ? new Access(host, space, permission, period, start, latest) : this;
        }

        /** The same, with another permission. */
        public Access with(Permission other) {
            return new Access(host, space, other, period, start, end);
        }

        /** Whether it is over at that moment. */
        public boolean overAt(Instant now) {
            return end != null && !now.isBefore(end);
        }
    }

    /**
     * On what terms it stands.
     *
     * @param type the guest type
     * @param handedOn whether a guest gave it, which then cannot be handed on further
     */
    public record Charter(String type, UserId sponsor, Powers powers, boolean handedOn) {}

    /**
     * What was decided about it; the version grows with each change, and a change names the one it was made from.
     *
     * @param waiting whether its guest has yet to be let into Keycloak's groups, for it was to begin later
     */
    public record Status(GrantState state, @Nullable EndReason why, boolean waiting, long version) {

        public static final Status NEW = new Status(GrantState.ACTIVE, null, 0);

        public Status(GrantState state, @Nullable EndReason why, long version) {
            this(state, why, false, version);
        }

        private Status in(GrantState other, @Nullable EndReason reason) {
            return new Status(other, reason, waiting, version);
        }
    }

    /** A new one, given at that moment. */
    public static Grant of(UserId guest, Access access, Charter charter, Instant now) {
        return new Grant(GrantId.fresh(), guest, access, charter, given(access, now, 0));
    }

    private static Status given(Access access, Instant now, long version) {
        return new Status(GrantState.ACTIVE, null, access.start().isAfter(now), version);
    }

    public GrantState state() {
        return status.state();
    }

    public UserId sponsor() {
        return charter.sponsor();
    }

    /** Whether its guest has yet to be let into Keycloak's groups. */
    public boolean waiting() {
        return status.waiting();
    }

    /** The same, given anew at that moment with other access and terms: active. */
    public Grant regranted(Access other, Charter terms, Instant now) {
        return new Grant(id, guest, other, terms, given(other, now, status.version()));
    }

    /** The same, with its guest let into Keycloak's groups. */
    public Grant begun() {
        return new Grant(id, guest, access, charter, new Status(state(), status.why(), status.version()));
    }

    /** The same with other access and terms, in the state it is in. */
    public Grant changed(Access other, Charter terms) {
        return new Grant(id, guest, other, terms, status);
    }

    public Grant suspended() {
        return in(GrantState.SUSPENDED);
    }

    public Grant resumed() {
        return in(GrantState.ACTIVE);
    }

    /** The grant as somebody ends it: its access stops at that moment, if it had not stopped before. */
    public Grant endedAt(Instant now, EndReason why) {
        return new Grant(id, guest, access.notAfter(now), charter, status.in(GrantState.ENDED, why));
    }

    /** When it would end if it were renewed at that moment: it lasts as long again; empty when it never does. */
    public Optional<Instant> renewedEnd(Instant now, ZoneId zone) {
        return access.period().againFrom(access.countedFrom(now), access.start(), zone);
    }

    /** Whether it lets somebody in at that moment: from its start on, and until the moment of its end, exclusive. */
    public boolean liveAt(Instant now) {
        return state() == GrantState.ACTIVE && !now.isBefore(access.start()) && !access.overAt(now);
    }

    /** Whether its guest takes a place by it: suspended or before its start it does, past its end it does not. */
    public boolean standsAt(Instant now) {
        return state() != GrantState.ENDED && !access.overAt(now);
    }

    private Grant in(GrantState state) {
        return new Grant(id, guest, access, charter, status.in(state, null));
    }
}
