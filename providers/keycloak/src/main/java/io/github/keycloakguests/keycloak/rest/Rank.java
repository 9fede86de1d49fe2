package io.github.keycloakguests.keycloak.rest;

/** How much somebody may do about the guests of a space; a later one may do all that an earlier one may. */
enum Rank {
    /** A guest whose own grant there lets it invite. */
    GUEST_INVITER,
    INVITER,
    /** Of the space, and perhaps by a grant of its own. */
    MANAGER,
    HOST_MANAGER,
    REALM_MANAGER,
    /** By Keycloak's own rights, on the route of administrators. */
    ADMINISTRATOR
}
