/** Carries out in the background what time has decided. */
@NullMarked
package io.github.keycloakguests.keycloak.sweep;

import org.jspecify.annotations.NullMarked;
