/** For how long guests log in with a password, and how they come by a new one. */
@NullMarked
package io.github.keycloakguests.password;

import org.jspecify.annotations.NullMarked;
