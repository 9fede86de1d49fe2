/** Codes by email, the second step of a guest's login. */
@NullMarked
package io.github.keycloakguests.otp;

import org.jspecify.annotations.NullMarked;
