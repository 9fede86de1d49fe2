package io.github.keycloakguests.invitation;

import io.github.keycloakguests.guest.Period;
import io.github.keycloakguests.guest.Permission;
import io.github.keycloakguests.space.HomeUrl;
import org.jspecify.annotations.Nullable;

/** What an invitation offers: a guest type, a permission for a period, and perhaps a place to land of its own. */
public record Terms(
        String type,
        Permission permission,
        Period period,
        @Nullable HomeUrl home) {}
