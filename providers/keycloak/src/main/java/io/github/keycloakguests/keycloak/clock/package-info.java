/** The server's clock. */
@NullMarked
package io.github.keycloakguests.keycloak.clock;

import org.jspecify.annotations.NullMarked;
