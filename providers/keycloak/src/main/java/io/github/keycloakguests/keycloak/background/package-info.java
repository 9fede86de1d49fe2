/** What a node does without being asked by a request. */
@NullMarked
package io.github.keycloakguests.keycloak.background;

import org.jspecify.annotations.NullMarked;
