/** What guests did last: noticed at logins and tokens, written down in the background. */
@NullMarked
package io.github.keycloakguests.keycloak.activity;

import org.jspecify.annotations.NullMarked;
