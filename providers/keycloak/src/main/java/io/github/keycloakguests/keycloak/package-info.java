/** The adapters between the core and Keycloak, by feature. */
@NullMarked
package io.github.keycloakguests.keycloak;

import org.jspecify.annotations.NullMarked;
