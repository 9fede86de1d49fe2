/** Who did what to guests. */
@NullMarked
package io.github.keycloakguests.audit;

import org.jspecify.annotations.NullMarked;
