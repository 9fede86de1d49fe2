/** The ports of one realm, handed to whoever needs them. */
@NullMarked
package io.github.keycloakguests.keycloak.ports;

import org.jspecify.annotations.NullMarked;
