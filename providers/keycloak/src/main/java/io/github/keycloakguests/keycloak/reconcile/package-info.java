/** Finds what came between our rows and Keycloak's, and mends it. */
@NullMarked
package io.github.keycloakguests.keycloak.reconcile;

import org.jspecify.annotations.NullMarked;
