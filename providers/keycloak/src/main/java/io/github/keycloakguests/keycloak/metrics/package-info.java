/** What the server's metrics show of guests. */
@NullMarked
package io.github.keycloakguests.keycloak.metrics;

import org.jspecify.annotations.NullMarked;
