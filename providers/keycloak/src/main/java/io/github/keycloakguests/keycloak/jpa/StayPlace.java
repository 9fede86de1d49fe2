package io.github.keycloakguests.keycloak.jpa;

import io.github.keycloakguests.guest.GuestDirectory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a stay stands in a list.
 *
 * @param value what the list is sorted by
 */
record StayPlace(Object value, String id) {

    private static final Pattern KEY = Pattern.compile("([0-9]{1,15})\\.([0-9a-f-]{36})");

    /**
     * What the next page is asked for with. Guests are active all the time: the key names the place that the guest had, for
     * whoever looked its present place up would begin again at the top.
     */
    String key(GuestDirectory.Sort sort) {
        return sort == GuestDirectory.Sort.LAST_ACTIVITY ? value + "." + id : id;
    }

    static Optional<StayPlace> read(String key) {
        Matcher matcher = KEY.matcher(key);
        return matcher.matches()
                ? Optional.of(new StayPlace(Long.valueOf(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }
}
