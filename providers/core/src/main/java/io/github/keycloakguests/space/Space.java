package io.github.keycloakguests.space;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a guest is invited to; closed when its host is disabled, and then it takes nobody in.
 *
 * @param zone by whose calendar access to it is counted: that of its host
 */
public record Space(
        SpaceId id,
        HostId host,
        String name,
        @Nullable String alias,
        HomeUrl home,
        boolean open,
        ZoneId zone,
        SpaceSettings settings) {

    /** Whether it is the host as a whole, and not a part of it. */
    public boolean whole() {
        return id.equals(host.wholeSpace());
    }
}
