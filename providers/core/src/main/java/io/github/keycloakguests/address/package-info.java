/** The address of a guest, when it becomes another. */
@NullMarked
package io.github.keycloakguests.address;

import org.jspecify.annotations.NullMarked;
