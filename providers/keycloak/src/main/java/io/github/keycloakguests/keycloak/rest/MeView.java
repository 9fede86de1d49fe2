package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.space.HostId;
import io.github.keycloakguests.space.SpaceName;
import io.github.keycloakguests.space.Spaces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the caller may do, and where it is a guest itself. */
public record MeView(
        String id,
        String name,
        boolean guest,
        boolean canManage,
        boolean canInvite,
        int endingSoon,
        int endingWithinDays,
        List<Own> grants) {

    /** A grant as its guest sees it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Own(
            String id,
            String host,
            @Nullable String hostName,
            @Nullable String organization,
            String space,
            @Nullable String spaceName,
            String permission,
            String startsAt,
            @Nullable String expiresAt,
            String state,
            boolean mayInvite,
            boolean manager) {

        /** By the names that tokens have. */
        static Own of(Grant grant, Spaces spaces, Instant now) {
            Grant.Access access = grant.access();
            HostId host = access.host();
            Optional<SpaceName> whole = spaces.named(host.wholeSpace(), host);
            return new Own(
                    grant.id().value(),
                    host.value(),
                    whole.map(SpaceName::name).orElse(null),
                    whole.map(SpaceName::alias).orElse(null),
                    access.space().value(),
                    spaces.named(access.space(), host).map(SpaceName::name).orElse(null),
                    access.permission().level(),
                    access.start().toString(),
                    GrantViews.spelled(access.end()),
                    GrantView.state(grant, now),
                    grant.charter().powers().mayInvite(),
                    grant.charter().powers().manager());
        }
    }
}
