/** The gate. */
@NullMarked
package io.github.keycloakguests.keycloak.expiry;

import org.jspecify.annotations.NullMarked;
