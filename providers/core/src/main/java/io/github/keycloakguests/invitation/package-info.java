/** Invitations, from the offer to its end. */
@NullMarked
package io.github.keycloakguests.invitation;

import org.jspecify.annotations.NullMarked;
