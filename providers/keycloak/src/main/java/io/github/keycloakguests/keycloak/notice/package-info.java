/** Whom Keycloak knows to look after guests, and the letters that tell of ends. */
@NullMarked
package io.github.keycloakguests.keycloak.notice;

import org.jspecify.annotations.NullMarked;
