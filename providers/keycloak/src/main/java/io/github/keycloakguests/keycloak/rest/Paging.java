package io.github.keycloakguests.keycloak.rest;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which part of a list is asked for. */
final class Paging {

    private static final int PAGE = 50;
    private static final int LONGEST_PAGE = 200;
    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST_CURSOR = 60;

    private Paging() {}

    /** Read here, for a parameter that is no number would be answered as if there were no such resource (Jakarta REST). */
    static int most(@Nullable String typed) {
        if (typed == null) {
            return PAGE;
        }
        // Four digits fit an int; more of them are too many anyway.
        int most = typed.matches("[0-9]{1,4}") ? Integer.parseInt(typed) : 0;
        if (most < 1 || most > LONGEST_PAGE) {
            throw Problems.invalid("max", "From 1 to " + LONGEST_PAGE + ".");
        }
        return most;
    }

    /** Where the page before ended. */
    static Optional<String> after(@Nullable String typed) {
        return Typed.read(
                typed,
                "after",
                it -> !it.isBlank()
                                && it.length() <= LONGEST_CURSOR
                                && it.chars().noneMatch(Character::isISOControl)
                        ? Optional.of(it)
                        : Optional.empty(),
                "As the page before said.");
    }

    /** The beginning of a name or address; blank is none. */
    static Optional<String> search(@Nullable String typed) {
        return Typed.read(
                        typed,
                        "search",
                        it -> it.length() <= LONGEST_SEARCH && it.chars().noneMatch(Character::isISOControl)
                                ? Optional.of(it.strip())
                                : Optional.empty(),
                        "At most " + LONGEST_SEARCH + " characters.")
                .filter(it -> !it.isEmpty());
    }
}
