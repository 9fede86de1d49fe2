/** The REST API. */
@NullMarked
package io.github.keycloakguests.keycloak.rest;

import org.jspecify.annotations.NullMarked;
