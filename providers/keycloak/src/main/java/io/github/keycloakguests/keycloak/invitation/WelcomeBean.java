package io.github.keycloakguests.keycloak.invitation;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.space.Space;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the confirmation mail shows. */
public final class WelcomeBean {

    private final Grant grant;
    private final Space space;
    private final String account;
    private final String name;
    private final SpokenTimes times;

    WelcomeBean(Grant grant, Space space, String account, String name, SpokenTimes times) {
        this.grant = grant;
        this.space = space;
        this.account = account;
        this.name = name;
        this.times = times;
    }

    public String getSpaceName() {
        return space.name();
    }

    public String getPermission() {
        return grant.access().permission().level();
    }

    public @Nullable String getAccessEnds() {
        Instant end = grant.access().end();
        return end == null ? null : times.date(end);
    }

    public String getHomeUrl() {
        return space.home().value();
    }

    public String getAccount() {
        return account;
    }

    public String getName() {
        return name;
    }
}
