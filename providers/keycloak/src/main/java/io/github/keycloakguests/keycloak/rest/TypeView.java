package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakguests.access.Period;
import io.github.keycloakguests.access.Permission;
import io.github.keycloakguests.guest.GuestType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A guest type as far as whoever invites has to know it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TypeView(
        String name,
        List<String> permissions,
        String defaultPermission,
        String defaultPeriod,
        String longestPeriod,
        String longestTotal,
        String invitationValidity,
        @Nullable Integer maxSpaces,
        boolean mayInvite,
        boolean manager) {

    static TypeView of(GuestType type) {
        GuestType.Allowances allowances = type.allowances();
        return new TypeView(
                type.name(),
                type.permissions().stream().map(Permission::level).toList(),
                type.defaultPermission().level(),
                type.defaultPeriod().text(),
                spelled(type.longest().period()),
                spelled(type.longest().total()),
                type.invitationValidity().toString(),
                allowances.spaces().isPresent() ? allowances.spaces().getAsInt() : null,
                allowances.mayInvite(),
                allowances.manager());
    }

    private static String spelled(Optional<Period.Lasting> longest) {
        return longest.map(Period::text).orElse("never");
    }
}
