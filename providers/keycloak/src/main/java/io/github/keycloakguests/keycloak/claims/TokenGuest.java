package io.github.keycloakguests.keycloak.claims;

import io.github.keycloakguests.claims.GuestClaims;
import io.github.keycloakguests.guest.Footing;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.GuestAccount;
import io.github.keycloakguests.guest.Standing;
import io.github.keycloakguests.keycloak.settings.GuestTypeSettings;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.Spaces;
import java.time.Instant;
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
     * grants, and a guest where it has or had some, or where nobody knows which host is meant: applications fail closed.
     */
    static TokenGuest of(Standing standing, Optional<HostId> chosen, Spaces spaces, Instant now) {
        boolean member =
                standing.account().map(it -> it.footing() == Footing.MEMBER).orElse(false);
        if (member
                && chosen.isPresent()
                && standing.grants().stream().noneMatch(it -> it.access().host().equals(chosen.get()))) {
            return member();
        }
        List<Grant> live = standing.liveAt(now);
        Optional<HostId> host = chosen.or(() -> only(live));
        List<Grant> here = live.stream()
                .filter(it -> host.map(it.access().host()::equals).orElse(false))
                .toList();
        String type = standing.account().map(GuestAccount::type).orElse(GuestTypeSettings.DEFAULT_NAME);
        return new TokenGuest(
                GuestClaims.userType(true),
                GuestClaims.of(
                        type,
                        here,
                        grant -> spaces.find(grant.access().space())
                                .map(it -> new GuestClaims.NamedSpace(it.name(), Optional.ofNullable(it.alias())))));
    }

    void writeTo(IDToken token) {
        token.setOtherClaims(GuestClaims.USER_TYPE, userType);
        if (guest != null) {
            token.setOtherClaims(GuestClaims.GUEST, guest);
        }
    }

    private static Optional<HostId> only(List<Grant> live) {
        List<HostId> hosts =
                live.stream().map(it -> it.access().host()).distinct().toList();
        return hosts.size() == 1 ? Optional.of(hosts.getFirst()) : Optional.empty();
    }
}
