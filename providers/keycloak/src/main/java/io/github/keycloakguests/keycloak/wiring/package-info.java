/** Puts everything together; imported by nobody. */
@NullMarked
package io.github.keycloakguests.keycloak.wiring;

import org.jspecify.annotations.NullMarked;
