/** The outbox: mails that wait, and when they are tried again. */
@NullMarked
package io.github.keycloakguests.notification;

import org.jspecify.annotations.NullMarked;
