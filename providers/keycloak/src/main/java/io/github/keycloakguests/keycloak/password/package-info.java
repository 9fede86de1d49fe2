/** Links by mail, with which guests set a new password. */
@NullMarked
package io.github.keycloakguests.keycloak.password;

import org.jspecify.annotations.NullMarked;
