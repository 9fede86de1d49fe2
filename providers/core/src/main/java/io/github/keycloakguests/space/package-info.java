/** What guests are invited to. */
@NullMarked
package io.github.keycloakguests.space;

import org.jspecify.annotations.NullMarked;
