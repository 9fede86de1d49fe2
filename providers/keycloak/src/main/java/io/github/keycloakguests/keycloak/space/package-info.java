/** Organizations and realms as hosts. */
@NullMarked
package io.github.keycloakguests.keycloak.space;

import org.jspecify.annotations.NullMarked;
