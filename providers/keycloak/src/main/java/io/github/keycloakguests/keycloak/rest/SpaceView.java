package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.HomeUrl;
import io.github.keycloakguests.space.Space;
import io.github.keycloakguests.space.SpaceSettings;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A space as the API shows it; what it says itself, and not its organization, group or type, is in the later fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SpaceView(
        String id,
        String name,
        String host,
        String hostId,
        boolean part,
        @Nullable String organization,
        String homeUrl,
        boolean open,
        String zone,
        @Nullable String displayName,
        @Nullable String description,
        @Nullable String coverUrl,
        @Nullable String home,
        @Nullable String type,
        @Nullable String permission,
        @Nullable String period,
        @Nullable String validity,
        @Nullable String secondFactor,
        @Nullable String timeZone) {

    static SpaceView of(Space space) {
        SpaceSettings own = space.settings();
        GuestDefaults guests = own.guests();
        return new SpaceView(
                space.id().value(),
                space.name(),
                space.host().kind().name().toLowerCase(Locale.ROOT),
                space.host().value(),
                !space.whole(),
                space.alias(),
                space.home().value(),
                space.open(),
                space.zone().getId(),
                own.displayName(),
                own.description(),
                own.cover() == null ? null : own.cover().value(),
                own.home() == null ? null : own.home().value(),
                guests.type(),
                guests.permission() == null ? null : guests.permission().level(),
                guests.period() == null ? null : guests.period().text(),
                guests.validity() == null ? null : guests.validity().toString(),
                guests.secondFactor() == null ? null : Typed.spelled(guests.secondFactor()),
                own.timeZone() == null ? null : own.timeZone().getId());
    }

    /** What the trail says of it. */
    static Map<String, String> said(SpaceSettings settings) {
        Map<String, String> said = new TreeMap<>();
        put(said, "displayName", settings.displayName());
        put(said, "description", settings.description());
        put(said, "coverUrl", settings.cover());
        put(said, "homeUrl", settings.home());
        put(said, "type", settings.guests().type());
        put(said, "permission", settings.guests().permission());
        put(said, "period", settings.guests().period());
        put(said, "validity", settings.guests().validity());
        put(said, "secondFactor", settings.guests().secondFactor());
        put(said, "timeZone", settings.timeZone());
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        String text = switch (value) {
            case null -> null;
            case HomeUrl url -> url.value();
            case Permission permission -> permission.level();
            case Period period -> period.text();
            case Enum<?> constant -> Typed.spelled(constant);
            default -> value.toString();
        };
        if (text != null) {
            said.put(name, text.length() <= 200 ? text : text.substring(0, 200));
        }
    }
}
