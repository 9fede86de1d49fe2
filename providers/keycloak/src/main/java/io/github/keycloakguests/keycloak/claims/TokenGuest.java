package io.github.keycloakguests.keycloak.claims;

import io.github.keycloakguests.claims.GuestClaims;
import io.github.keycloakguests.guest.EndReason;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GrantState;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Spaces;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.IDToken;

/** What a token says of its user. */
final class TokenGuest {

    private final String userType;
    private final @Nullable Map<String, Object> guest;

    private TokenGuest(String userType, @Nullable Map<String, Object> guest) {
        this.userType = userType;
        this.guest = guest;
    }

    static TokenGuest member() {
        return new TokenGuest(GuestClaims.userType(false), null);
    }

    /**
     * A user with grants, at a host if one was chosen. Somebody who was in the realm before is a member where it has no
     * grants or became a member, and a guest where it has or had some, or where nobody knows which host is meant:
     * applications fail closed.
     * Of other hosts than that one nothing is said, not even the type of guest that it is there.
     */
    static TokenGuest of(Standing standing, Optional<HostId> chosen, Spaces spaces, Instant now) {
        boolean member =
                standing.account().map(it -> it.footing() == Footing.MEMBER).orElse(false);
        Optional<HostId> host = standing.host(chosen, now);
        List<Grant> here = standing.grants().stream()
                .filter(it -> host.map(it.access().host()::equals).orElse(false))
                .toList();
        if (member && chosen.isPresent() && (here.isEmpty() || converted(here))) {
            return member();
        }
        List<Grant> live = here.stream().filter(it -> it.liveAt(now)).toList();
        return new TokenGuest(
                GuestClaims.userType(true),
                GuestClaims.of(
                        type(live, here).orElse(null),
                        live,
                        grant -> spaces.named(
                                        grant.access().space(), grant.access().host())
                                .map(it -> new GuestClaims.NamedSpace(it.name(), Optional.ofNullable(it.alias())))));
    }

    void writeTo(IDToken token) {
        token.setOtherClaims(GuestClaims.USER_TYPE, userType);
        if (guest != null) {
            token.setOtherClaims(GuestClaims.GUEST, guest);
        }
    }

    /** Whether the last thing that happened to its grants was that it became a member. */
    private static boolean converted(List<Grant> here) {
        return here.stream().allMatch(it -> it.state() == GrantState.ENDED)
                && here.stream()
                        .max(Comparator.comparing(TokenGuest::end))
                        .map(it -> it.status().why() == EndReason.CONVERTED)
                        .orElse(false);
    }

    private static Instant end(Grant grant) {
        Instant end = grant.access().end();
        return end == null ? Instant.MAX : end;
    }

    /** That of the first live grant; without any, that of the last one there was, which comes first in the list. */
    private static Optional<String> type(List<Grant> live, List<Grant> all) {
        return live.stream()
                .min(Comparator.comparing(it -> it.access().start()))
                .or(() -> all.stream().findFirst())
                .map(it -> it.charter().type());
    }
}
