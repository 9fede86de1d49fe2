package io.github.keycloakguests.keycloak.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guest as the API shows it to somebody: with those of its grants that the caller sees, and since the first of them.
 * Whether it is anybody else's guest, or a member somewhere, is not said.
 *
 * @param passwordLife for how long its password lasts by the word of a host that the caller sees; absent when its type says it
 * @param passwordEndsAt when its password is over, as far as these hosts are concerned; absent when it never is
 * @param codesStopped true when it typed so many wrong codes that none is looked at until it is verified; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GuestView(
        String id,
        String name,
        String email,
        String since,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String lastLoginAt,
        @Nullable String lastActivityAt,
        @Nullable String passwordLife,
        @Nullable String passwordEndsAt,
        @Nullable Boolean codesStopped,
        List<GrantView> grants) {}
