package io.github.keycloakguests.fence;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some names, or all there are. A name that nothing bears any more selects nothing.
 *
 * @param any whether every name is selected
 * @param names those that are, where not every one is
 */
public record Selection(boolean any, Set<String> names) {

    public static final Selection ANY = new Selection(true, Set.of());
    public static final Selection NONE = new Selection(false, Set.of());

    private static final String ALL = "any";
    private static final String NOTHING = "none";

    public Selection {
        names = Set.copyOf(names);
    }

    /** As settings spell it: {@code any}, {@code none}, or names with commas or white space between them. */
    public static Selection parse(String text) {
        Set<String> names =
                Stream.of(text.split("[\\s,]+")).filter(it -> !it.isEmpty()).collect(Collectors.toUnmodifiableSet());
        if (names.equals(Set.of(ALL))) {
            return ANY;
        }
        return names.equals(Set.of(NOTHING)) ? NONE : new Selection(false, names);
    }

    public boolean has(String name) {
        return any || names.contains(name);
    }
}
