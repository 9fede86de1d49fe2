package io.github.keycloakguests.email;

import org.jspecify.annotations.Nullable;

/** What somebody is called, as far as an inviter knows; each part may be unknown, none is longer than 100 characters. */
public record PersonName(
        @Nullable String display,
        @Nullable String first,
        @Nullable String last) {

    public static final int LONGEST = 100;
    public static final PersonName UNKNOWN = new PersonName(null, null, null);

    public PersonName {
        display = tidy(display);
        first = tidy(first);
        last = tidy(last);
    }

    /** Whether a part would be accepted: at most {@link #LONGEST} characters, none of them a control character. */
    public static boolean accepts(String part) {
        return part.strip().length() <= LONGEST && part.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable String tidy(@Nullable String part) {
        if (part == null || part.isBlank()) {
            return null;
        }
        if (!accepts(part)) {
            throw new IllegalArgumentException("a name is too long or holds control characters");
        }
        return part.strip();
    }
}
