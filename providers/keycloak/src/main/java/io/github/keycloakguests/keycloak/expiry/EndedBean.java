package io.github.keycloakguests.keycloak.expiry;

import org.jspecify.annotations.Nullable;

/** What the page shows about access that is over, paused, to come, or closed to an address or at an application. */
public final class EndedBean {

    private final String state;
    private final @Nullable String spaceName;
    private final @Nullable String moment;

    private EndedBean(String state, @Nullable String spaceName, @Nullable String moment) {
        this.state = state;
        this.spaceName = spaceName;
        this.moment = moment;
    }

    static EndedBean ended(@Nullable String spaceName, @Nullable String endedOn) {
        return new EndedBean("ended", spaceName, endedOn);
    }

    static EndedBean paused(@Nullable String spaceName) {
        return new EndedBean("paused", spaceName, null);
    }

    static EndedBean address() {
        return new EndedBean("address", null, null);
    }

    static EndedBean application() {
        return new EndedBean("application", null, null);
    }

    static EndedBean toCome(@Nullable String spaceName, @Nullable String beginsOn) {
        return new EndedBean("toCome", spaceName, beginsOn);
    }

    /**
     * {@code ended}, {@code paused}, {@code toCome}; {@code address} when guests of its address are not let in, or
     * {@code application} when it does not reach the one at which it logs in.
     */
    public String getState() {
        return state;
    }

    public @Nullable String getSpaceName() {
        return spaceName;
    }

    /** When it ended or begins. */
    public @Nullable String getMoment() {
        return moment;
    }
}
