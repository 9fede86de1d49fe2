/** What tokens say of users. */
@NullMarked
package io.github.keycloakguests.keycloak.claims;

import org.jspecify.annotations.NullMarked;
