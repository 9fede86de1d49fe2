/** The client of this extension. */
@NullMarked
package io.github.keycloakguests.keycloak.client;

import org.jspecify.annotations.NullMarked;
