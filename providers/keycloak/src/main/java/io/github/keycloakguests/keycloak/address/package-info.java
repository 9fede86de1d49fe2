/** Another address of a guest: who may give itself one, and what follows from it. */
@NullMarked
package io.github.keycloakguests.keycloak.address;

import org.jspecify.annotations.NullMarked;
