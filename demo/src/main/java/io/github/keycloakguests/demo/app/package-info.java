/** A small application that learns from Keycloak who is a guest. */
@NullMarked
package io.github.keycloakguests.demo.app;

import org.jspecify.annotations.NullMarked;
