/** What an administrator has set. */
@NullMarked
package io.github.keycloakguests.keycloak.settings;

import org.jspecify.annotations.NullMarked;
