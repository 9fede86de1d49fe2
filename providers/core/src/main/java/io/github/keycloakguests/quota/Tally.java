package io.github.keycloakguests.quota;

/**
 * How the places of a host stand at one moment.
 *
 * @param own whether the quota is the host's own, and not the realm's
 * @param members enabled members who are not guests
 * @param used places taken by guests
 * @param reserved places held by open invitations
 */
public record Tally(Quota quota, boolean own, long members, long used, long reserved) {

    public long limit() {
        return quota.limit(members);
    }

    /** How many more can be invited; none, and not less, when members have left. */
    public long left() {
        return Math.max(0, limit() - used - reserved);
    }

    /** Whether a guest can take a place that was reserved for it. */
    public boolean seats() {
        return used < limit();
    }
}
