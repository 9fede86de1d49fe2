package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.guest.Grant;
import io.github.keycloakguests.guest.LastSeen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a guest was last here, as far as the caller sees its grants. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivityView(
        @Nullable String lastLoginAt, @Nullable String lastActivityAt, List<Space> spaces) {

    /** By one grant. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Space(
            String grant,
            String space,
            String host,
            @Nullable String lastLoginAt,
            @Nullable String lastActivityAt) {}

    static ActivityView of(List<Grant> grants, GrantViews views) {
        LastSeen all = views.seen(grants);
        return new ActivityView(
                GrantViews.spelled(all.login()),
                GrantViews.spelled(all.activity()),
                grants.stream().map(it -> space(it, views.seen(List.of(it)))).toList());
    }

    private static Space space(Grant grant, LastSeen seen) {
        return new Space(
                grant.id().value(),
                grant.access().space().value(),
                grant.access().host().value(),
                GrantViews.spelled(seen.login()),
                GrantViews.spelled(seen.activity()));
    }
}
