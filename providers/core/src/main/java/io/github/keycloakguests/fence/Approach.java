package io.github.keycloakguests.fence;

import java.util.Optional;
import java.util.Set;

/**
 * How somebody wants to come in.
 *
 * @param client the client ID of the application
 * @param takes of which guest types the application itself says to take guests; absent when it does not say
 * @param grants what it takes to get there of OAuth 2.0 grant types (as in RFC 8414, {@code grant_types_supported}), or
 *     {@code offline_access}; empty for applications that do not speak OAuth
 */
public record Approach(String client, Optional<Selection> takes, Set<String> grants) {

    public Approach {
        grants = Set.copyOf(grants);
    }
}
