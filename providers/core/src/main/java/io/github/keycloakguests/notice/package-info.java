/** Telling guests, and those who manage them, that access ends or has ended. */
@NullMarked
package io.github.keycloakguests.notice;

import org.jspecify.annotations.NullMarked;
