package io.github.keycloakguests.keycloak.rest;

import io.github.keycloakguests.access.SecondFactor;
import io.github.keycloakguests.guest.GuestType;
import io.github.keycloakguests.guest.GuestTypes;
import io.github.keycloakguests.invitation.Objection;
import io.github.keycloakguests.keycloak.settings.GuestTypeSettings;
import io.github.keycloakguests.space.GuestDefaults;
import io.github.keycloakguests.space.SpaceSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A space as somebody wants it; all may be left out but one of {@code name} or {@code group} when it is made. */
public record SpaceRequest(
        @Nullable String host,
        @Nullable String name,
        @Nullable String group,
        @Nullable String displayName,
        @Nullable String description,
        @Nullable String coverUrl,
        @Nullable String homeUrl,
        @Nullable String type,
        @Nullable String permission,
        @Nullable String period,
        @Nullable String validity,
        @Nullable String secondFactor,
        @Nullable String timeZone) {

    /**
     * The settings, which must make sense with the guest type they name, or else with the usual one.
     *
     * @param hostZone that of the host, which a whole host may have named here
     */
    SpaceSettings settings(GuestTypes types, Instant now, ZoneId hostZone) {
        Optional<ZoneId> own = Typed.zone(timeZone);
        GuestDefaults defaults = new GuestDefaults(
                type,
                Typed.permission(permission).orElse(null),
                Typed.period(period).orElse(null),
                Typed.validity(validity).orElse(null),
                Typed.constant(secondFactor, "secondFactor", SecondFactor.values())
                        .orElse(null));
        check(defaults, types, now, own.orElse(hostZone));
        return new SpaceSettings(
                nameToShow(),
                Typed.read(
                                description,
                                "description",
                                it -> SpaceSettings.acceptsDescription(it) ? Optional.of(it) : Optional.empty(),
                                "Plain text of at most " + SpaceSettings.LONGEST_DESCRIPTION + " characters.")
                        .orElse(null),
                Typed.url(coverUrl, "coverUrl").orElse(null),
                Typed.url(homeUrl, "homeUrl").orElse(null),
                defaults,
                own.orElse(null));
    }

    @Nullable
    String nameToShow() {
        return named(displayName, "displayName").orElse(null);
    }

    /** The name of a group to be made. */
    Optional<String> groupName() {
        return named(name, "name");
    }

    /** Refuses what only belongs to a whole host. */
    void onlyOfPart() {
        if (timeZone != null) {
            throw Problems.invalid("timeZone", "A part of a host has the time zone of its host.");
        }
    }

    /** Refuses what only belongs to a space that is made. */
    void onlySettings() {
        refuse(host, "host");
        refuse(name, "name");
        refuse(group, "group");
    }

    private static void refuse(@Nullable String value, String field) {
        if (value != null) {
            throw Problems.unknownField(field);
        }
    }

    private static Optional<String> named(@Nullable String typed, String field) {
        return Typed.read(
                typed,
                field,
                it -> SpaceSettings.acceptsName(it) ? Optional.of(it.strip()) : Optional.empty(),
                "One line of 1 to " + SpaceSettings.LONGEST_NAME + " characters.");
    }

    private static void check(GuestDefaults defaults, GuestTypes types, Instant now, ZoneId zone) {
        String name = defaults.type();
        GuestType type = types.find(name == null ? GuestTypeSettings.DEFAULT_NAME : name)
                .orElseThrow(() -> name == null ? Problems.notSetUp() : Problems.unknownType());
        if (defaults.permission() != null && !type.permissions().contains(defaults.permission())) {
            throw Problems.objection(Objection.PERMISSION_NOT_OFFERED);
        }
        if (defaults.period() != null && !type.allows(defaults.period(), now, zone)) {
            throw Problems.objection(Objection.PERIOD_TOO_LONG);
        }
        if (defaults.period() != null
                && !type.allowsInAll(now, defaults.period().endFrom(now, zone).orElse(null), zone)) {
            throw Problems.objection(Objection.TOTAL_TOO_LONG);
        }
        if (defaults.validity() != null && !GuestType.validityInBounds(defaults.validity())) {
            throw Problems.objection(Objection.VALIDITY_OUT_OF_BOUNDS);
        }
    }
}
