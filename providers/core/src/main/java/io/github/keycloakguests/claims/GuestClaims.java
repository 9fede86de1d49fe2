package io.github.keycloakguests.claims;

import io.github.keycloakguests.guest.Grant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What tokens say of a user, so that applications recognise guests and fail closed. */
public final class GuestClaims {

    public static final String USER_TYPE = "user_type";
    public static final String GUEST = "guest";

    /** How many spaces a token names at most. */
    public static final int SPACES = 20;

    private GuestClaims() {}

    /** A space as a token names it. */
    public record NamedSpace(String name, Optional<String> organization) {}

    /** The value of {@code user_type}. */
    public static String userType(boolean guest) {
        return guest ? "guest" : "member";
    }

    /**
     * The value of {@code guest}.
     *
     * @param type of which type the guest is there; absent when it never had a grant there
     * @param live the live grants in the current host; a space that is gone is left out
     * @param spaces how each space is called
     */
    public static Map<String, Object> of(
            @Nullable String type, List<Grant> live, Function<Grant, Optional<NamedSpace>> spaces) {
        Map<String, Object> claim = new LinkedHashMap<>();
        if (type != null) {
            claim.put("type", type);
        }
        if (live.isEmpty()) {
            return claim;
        }
        if (live.stream().allMatch(it -> it.access().end() != null)) {
            live.stream()
                    .map(it -> it.access().end())
                    .max(Comparator.naturalOrder())
                    .ifPresent(it -> claim.put("exp", it.getEpochSecond()));
        }
        List<Map<String, Object>> named = new ArrayList<>();
        for (Grant grant : live) {
            spaces.apply(grant).ifPresent(space -> {
                space.organization().ifPresent(it -> claim.putIfAbsent("org", it));
                named.add(entry(grant, space));
            });
            if (named.size() > SPACES) {
                break;
            }
        }
        claim.put("spaces", List.copyOf(named.subList(0, Math.min(named.size(), SPACES))));
        if (named.size() > SPACES) {
            claim.put("more", true);
        }
        return claim;
    }

    private static Map<String, Object> entry(Grant grant, NamedSpace space) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", grant.access().space().value());
        entry.put("name", space.name());
        entry.put("permission", grant.access().permission().level());
        if (grant.access().end() != null) {
            entry.put("exp", grant.access().end().getEpochSecond());
        }
        return entry;
    }
}
