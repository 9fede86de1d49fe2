package io.github.keycloakguests.quota;

import org.jspecify.annotations.Nullable;

/**
 * How many guests a host is entitled to: a base, a number for each member, and perhaps a cap over both. None is negative;
 * a base or cap is at most {@value #MOST}, a ratio at most 1000.
 */
public record Quota(int base, int ratio, @Nullable Integer cap) {

    public static final int MOST = 1_000_000_000;
    public static final int LARGEST_RATIO = 1000;

    /** Three guests for each member. */
    public static final Quota DEFAULT = new Quota(0, 3, null);

    public Quota {
        if (base < 0 || base > MOST || ratio < 0 || ratio > LARGEST_RATIO || (cap != null && (cap < 0 || cap > MOST))) {
            throw new IllegalArgumentException("a quota is not negative, nor beyond measure");
        }
    }

    /** The number of places with so many members. */
    public long limit(long members) {
        long entitled = base + ratio * members;
        return cap == null ? entitled : Math.min(entitled, cap);
    }
}
