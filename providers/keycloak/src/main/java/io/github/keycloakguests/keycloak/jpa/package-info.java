/** Our tables. */
@NullMarked
package io.github.keycloakguests.keycloak.jpa;

import org.jspecify.annotations.NullMarked;
