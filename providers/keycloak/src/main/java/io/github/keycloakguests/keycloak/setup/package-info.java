/** Prepares a realm for guests. */
@NullMarked
package io.github.keycloakguests.keycloak.setup;

import org.jspecify.annotations.NullMarked;
