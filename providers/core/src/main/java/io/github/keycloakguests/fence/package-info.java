/** How far guests get: at which applications, and by which ways to tokens. */
@NullMarked
package io.github.keycloakguests.fence;

import org.jspecify.annotations.NullMarked;
