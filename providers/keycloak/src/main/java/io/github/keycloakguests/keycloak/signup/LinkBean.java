package io.github.keycloakguests.keycloak.signup;

import org.jspecify.annotations.Nullable;

/** What the page about a link that is over shows. */
public final class LinkBean {

    private final String reason;
    private final @Nullable String askAction;
    private final @Nullable String homeUrl;

    LinkBean(String reason, @Nullable String askAction, @Nullable String homeUrl) {
        this.reason = reason;
        this.askAction = askAction;
        this.homeUrl = homeUrl;
    }

    public String getReason() {
        return reason;
    }

    public @Nullable String getAskAction() {
        return askAction;
    }

    public @Nullable String getHomeUrl() {
        return homeUrl;
    }
}
