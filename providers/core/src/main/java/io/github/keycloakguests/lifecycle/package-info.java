/** What becomes of guests after they have joined: changed, suspended, ended, converted. */
@NullMarked
package io.github.keycloakguests.lifecycle;

import org.jspecify.annotations.NullMarked;
