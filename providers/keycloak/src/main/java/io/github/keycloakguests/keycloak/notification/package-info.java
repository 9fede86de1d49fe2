/** Sends what waits in the outbox. */
@NullMarked
package io.github.keycloakguests.keycloak.notification;

import org.jspecify.annotations.NullMarked;
