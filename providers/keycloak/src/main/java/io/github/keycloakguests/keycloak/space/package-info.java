/** Organizations and realms as hosts, groups as their parts. */
@NullMarked
package io.github.keycloakguests.keycloak.space;

import org.jspecify.annotations.NullMarked;
