/** Users of the realm as guests. */
@NullMarked
package io.github.keycloakguests.keycloak.guest;

import org.jspecify.annotations.NullMarked;
