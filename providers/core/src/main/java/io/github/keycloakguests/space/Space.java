package io.github.keycloakguests.space;

import org.jspecify.annotations.Nullable;

/** What a guest is invited to; closed when its host is disabled, and then it takes nobody in. */
public record Space(
        SpaceId id,
        HostId host,
        String name,
        @Nullable String alias,
        HomeUrl home,
        boolean open,
        SpaceSettings settings) {

    /** Whether it is the host as a whole, and not a part of it. */
    public boolean whole() {
        return id.equals(host.wholeSpace());
    }
}
