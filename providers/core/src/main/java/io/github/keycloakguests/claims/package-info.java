/** What tokens say of a guest. */
@NullMarked
package io.github.keycloakguests.claims;

import org.jspecify.annotations.NullMarked;
