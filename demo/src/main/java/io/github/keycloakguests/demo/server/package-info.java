/** A Keycloak server with the extension in it. */
@NullMarked
package io.github.keycloakguests.demo.server;

import org.jspecify.annotations.NullMarked;
