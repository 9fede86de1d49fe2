/** Addresses and the texts of mails. */
@NullMarked
package io.github.keycloakguests.email;

import org.jspecify.annotations.NullMarked;
