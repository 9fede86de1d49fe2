/** From the link to the first login. */
@NullMarked
package io.github.keycloakguests.keycloak.signup;

import org.jspecify.annotations.NullMarked;
