/** The letters about invitations. */
@NullMarked
package io.github.keycloakguests.keycloak.invitation;

import org.jspecify.annotations.NullMarked;
