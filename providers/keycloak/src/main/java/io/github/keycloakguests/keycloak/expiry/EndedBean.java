package io.github.keycloakguests.keycloak.expiry;

import org.jspecify.annotations.Nullable;

/** What the page about ended access shows. */
public final class EndedBean {

    private final @Nullable String spaceName;
    private final @Nullable String endedOn;

    EndedBean(@Nullable String spaceName, @Nullable String endedOn) {
        this.spaceName = spaceName;
        this.endedOn = endedOn;
    }

    public @Nullable String getSpaceName() {
        return spaceName;
    }

    public @Nullable String getEndedOn() {
        return endedOn;
    }
}
