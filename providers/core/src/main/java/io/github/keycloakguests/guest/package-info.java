/** Guests, their types and their grants. */
@NullMarked
package io.github.keycloakguests.guest;

import org.jspecify.annotations.NullMarked;
