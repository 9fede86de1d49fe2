package io.github.keycloakguests.keycloak.invitation;

import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.keycloak.settings.SpokenTimes;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the confirmation mail shows. */
public final class WelcomeBean {

    /** What was granted where, as it is at that moment. */
    record Joined(Grant grant, Space space, Instant at) {}

    private final Joined joined;
    private final HomeUrl home;
    private final String account;
    private final String name;
    private final SpokenTimes times;

    WelcomeBean(Joined joined, HomeUrl home, String account, String name, SpokenTimes times) {
        this.joined = joined;
        this.home = home;
        this.account = account;
        this.name = name;
        this.times = times;
    }

    public String getSpaceName() {
        return joined.space().name();
    }

    public String getPermission() {
        return joined.grant().access().permission().level();
    }

    /** Only if it lies ahead. */
    public @Nullable String getAccessBegins() {
        Instant start = joined.grant().access().start();
        return start.isAfter(joined.at()) ? times.beginning(start) : null;
    }

    public @Nullable String getAccessEnds() {
        Instant end = joined.grant().access().end();
        return end == null ? null : times.lastDay(end);
    }

    public String getHomeUrl() {
        return home.value();
    }

    public String getAccount() {
        return account;
    }

    public String getName() {
        return name;
    }
}
