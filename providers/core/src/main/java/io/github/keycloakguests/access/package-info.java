/** How far access reaches and how long it lasts. */
@NullMarked
package io.github.keycloakguests.access;

import org.jspecify.annotations.NullMarked;
