/** What follows from what Keycloak deletes and moves. */
@NullMarked
package io.github.keycloakguests.keycloak.following;

import org.jspecify.annotations.NullMarked;
