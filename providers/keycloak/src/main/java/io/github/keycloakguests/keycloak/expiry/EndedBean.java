package io.github.keycloakguests.keycloak.expiry;

import org.jspecify.annotations.Nullable;

/** What the page about ended or paused access shows. */
public final class EndedBean {

    private final @Nullable String spaceName;
    private final @Nullable String endedOn;
    private final boolean paused;

    private EndedBean(@Nullable String spaceName, @Nullable String endedOn, boolean paused) {
        this.spaceName = spaceName;
        this.endedOn = endedOn;
        this.paused = paused;
    }

    static EndedBean ended(@Nullable String spaceName, @Nullable String endedOn) {
        return new EndedBean(spaceName, endedOn, false);
    }

    static EndedBean paused(@Nullable String spaceName) {
        return new EndedBean(spaceName, null, true);
    }

    public @Nullable String getSpaceName() {
        return spaceName;
    }

    public @Nullable String getEndedOn() {
        return endedOn;
    }

    public boolean isPaused() {
        return paused;
    }
}
