/** Asks guests for codes by email. */
@NullMarked
package io.github.keycloakguests.keycloak.otp;

import org.jspecify.annotations.NullMarked;
