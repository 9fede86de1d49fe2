package io.github.keycloakguests.space;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a space says of itself instead of taking it from its organization or group: a name of 1 to 100 characters, a
 * description of at most 1000, a cover picture, a home, and defaults for its guests; a whole host also its time zone.
 */
public record SpaceSettings(
        @Nullable String displayName,
        @Nullable String description,
        @Nullable HomeUrl cover,
        @Nullable HomeUrl home,
        GuestDefaults guests,
        @Nullable ZoneId timeZone) {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_DESCRIPTION = 1000;

    /** A space that says nothing of itself. */
    public static final SpaceSettings NONE = new SpaceSettings(null, null, null, null, GuestDefaults.NONE, null);

    public SpaceSettings {
        if (displayName != null && !acceptsName(displayName)) {
            throw new IllegalArgumentException("not a name of a space");
        }
        if (description != null && !acceptsDescription(description)) {
            throw new IllegalArgumentException("not a description of a space");
        }
    }

    /** Whether it can be a name: one line, not blank. */
    public static boolean acceptsName(String typed) {
        return !typed.isBlank()
                && typed.length() <= LONGEST_NAME
                && typed.chars().noneMatch(Character::isISOControl);
    }

    /** Whether it can be a description: line breaks are its only control characters. */
    public static boolean acceptsDescription(String typed) {
        return typed.length() <= LONGEST_DESCRIPTION
                && typed.chars().noneMatch(it -> Character.isISOControl(it) && it != '\n' && it != '\r' && it != '\t');
    }
}
