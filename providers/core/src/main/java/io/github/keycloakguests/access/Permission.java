package io.github.keycloakguests.access;

import java.util.Optional;
import java.util.regex.Pattern;

/** A level on a grant, such as {@code read} or {@code edit}: lower-case letters, digits and dashes, at most 32. */
public record Permission(String level) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Permission {
        if (!SHAPE.matcher(level).matches()) {
            throw new IllegalArgumentException("not a permission");
        }
    }

    /** Reads what somebody typed. */
    public static Optional<Permission> parse(String typed) {
        return SHAPE.matcher(typed).matches() ? Optional.of(new Permission(typed)) : Optional.empty();
    }
}
