/** How many guests a host may have, and how many places are taken. */
@NullMarked
package io.github.keycloakguests.quota;

import org.jspecify.annotations.NullMarked;
